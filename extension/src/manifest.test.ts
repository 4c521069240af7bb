import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { layoutNames } from '../../vm-core/src/index.ts';
import { FELT_FORMATS } from './configuration/felt-format.ts';
import { HINT_RUNNERS, LAYOUTS } from './configuration/launch-configuration.ts';

interface Described {
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly default?: unknown;
}

/** The parts of package.json that the code relies on. */
interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly languages: readonly {
      readonly id: string;
      readonly configuration: string;
      readonly icon: { readonly light: string; readonly dark: string };
    }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly debuggers: readonly {
      readonly type: string;
      readonly configurationAttributes: {
        readonly launch: { readonly properties: Record<string, Described> };
        readonly attach: { readonly properties: Record<string, Described> };
      };
      readonly configurationSnippets: readonly { readonly body: Record<string, unknown> }[];
    }[];
    readonly configuration: readonly { readonly properties: Record<string, Described> }[];
  };
}

const root = new URL('../../', import.meta.url);
const source = new URL('./', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as Manifest;
const { commands, languages, grammars, debuggers, configuration } = manifest.contributes;
const [debuggerManifest] = debuggers;
const attributes = debuggerManifest?.configurationAttributes.launch.properties ?? {};
const attachAttributes = debuggerManifest?.configurationAttributes.attach.properties ?? {};
const settings = configuration[0]?.properties ?? {};
const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map(name => readFileSync(new URL(name.replaceAll('\\', '/'), source), 'utf8'))
  .join('\n');

describe('the manifest', () => {
  it('declares exactly the commands that the code registers', () => {
    const registered = [...sources.matchAll(/(?:registerCommand|sessionCommand)\(\s*'([^']+)'/g)].map(
      match => match[1],
    );
    assert.deepEqual(registered.sort(), commands.map(({ command }) => command).sort());
  });

  it('offers the layouts, formats and hint runners that the code accepts', () => {
    for (const described of [attributes['layout'], settings['cairoscope.layout']]) {
      assert.deepEqual(described?.enum, LAYOUTS);
      assert.equal(described?.markdownEnumDescriptions?.length, LAYOUTS.length);
    }
    assert.deepEqual([...LAYOUTS].sort(), ['auto', ...layoutNames()].sort());
    for (const described of [
      attributes['feltFormat'],
      attachAttributes['feltFormat'],
      settings['cairoscope.feltFormat'],
    ]) {
      assert.deepEqual(described?.enum, FELT_FORMATS);
      assert.equal(described?.markdownEnumDescriptions?.length, FELT_FORMATS.length);
    }
    for (const described of [attributes['hints'], settings['cairoscope.hints']]) {
      assert.deepEqual(described?.enum, HINT_RUNNERS);
      assert.equal(described?.markdownEnumDescriptions?.length, HINT_RUNNERS.length);
    }
  });

  it('describes every attribute and every setting', () => {
    for (const [name, { markdownDescription }] of [
      ...Object.entries(attributes),
      ...Object.entries(attachAttributes),
      ...Object.entries(settings),
    ]) {
      assert.match(markdownDescription ?? '', /^[A-Z0-9].*[^ ]$/s, name);
    }
  });

  it('has a setting for every setting that the code reads', () => {
    const read = [...sources.matchAll(/settings\.get(?:<[^>]+>)?\('([^']+)'/g)].map(
      match => `cairoscope.${match[1]}`,
    );
    assert.ok(read.length >= 9);
    for (const name of [...read, 'cairoscope.detectLanguage']) assert.ok(name in settings, name);
  });

  it('has an attribute for every name that a snippet or a description uses', () => {
    for (const { body } of debuggerManifest?.configurationSnippets ?? []) {
      const own = body['request'] === 'attach' ? attachAttributes : attributes;
      const known = new Set(['type', 'request', 'name', ...Object.keys(own)]);
      assert.deepEqual(
        Object.keys(body).filter(name => !known.has(name)),
        [],
      );
    }
    for (const { markdownDescription } of Object.values(attributes)) {
      for (const [, name] of markdownDescription?.matchAll(/`(cairoscope\.[\w.]+)`/g) ?? []) {
        assert.ok(String(name) in settings, name);
      }
    }
  });

  it('names files that exist', () => {
    const files = [
      manifest.icon,
      ...languages.flatMap(each => [each.configuration, each.icon.light, each.icon.dark]),
      ...grammars.map(each => each.path),
    ];
    for (const file of files) assert.ok(existsSync(new URL(file, root)), file);
  });

  it('runs nothing when a folder opens', () => {
    for (const event of manifest.activationEvents) assert.match(event, /^on(Debug|Language)/);
  });
});
