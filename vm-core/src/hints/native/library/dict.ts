import { sameValue } from '../../../relocatable.ts';
import type { HintRun } from '../hint-run.ts';
import { python, type HintGroup, type NativeHint } from '../native-hint.ts';
import { bind, Variable } from '../native-scopes.ts';
import { add, assertThat } from '../python-values.ts';
import { exitScope } from './exit-scope.ts';
import { DictManager, HintDict } from './dict-manager.ts';

const DICT_MANAGER = new Variable<DictManager>('__dict_manager');
const INITIAL_DICT = new Variable<HintDict>('initial_dict');

function managerOrNew({ scopes }: HintRun): DictManager {
  const known = scopes.find(DICT_MANAGER);
  if (known !== undefined) return known;
  const manager = new DictManager();
  scopes.set(DICT_MANAGER, manager);
  return manager;
}

const newDict: NativeHint = () => run => {
  const manager = managerOrNew(run);
  run.line = 5;
  const data = run.scopes.get(INITIAL_DICT).copy();
  const base = run.vm.segments.add();
  manager.add(base, data);
  run.write(run.ap, base);
  run.line = 6;
  run.scopes.delete(INITIAL_DICT);
};

const newDefaultDict: NativeHint = ids => {
  const otherwise = ids.read('default_value');
  return run => {
    const manager = managerOrNew(run);
    run.line = 5;
    const data = new HintDict(otherwise(run));
    const base = run.vm.segments.add();
    manager.add(base, data);
    run.write(run.ap, base);
  };
};

const readDict: NativeHint = ids => {
  const [pointer, size] = [ids.readPointer('dict_ptr'), ids.read('DictAccess.SIZE')];
  const [key, value] = [ids.read('key'), ids.write('value')];
  return run => {
    const tracker = run.scopes.get(DICT_MANAGER).tracker(pointer(run));
    run.line = 2;
    tracker.currentPtr = add(tracker.currentPtr, size(run));
    run.line = 3;
    value(run, tracker.data.get(key(run)));
  };
};

const writeDict: NativeHint = ids => {
  const [pointer, size] = [ids.readPointer('dict_ptr'), ids.read('DictAccess.SIZE')];
  const [key, newValue] = [ids.read('key'), ids.read('new_value')];
  const previous = ids.writeMemberAt('dict_ptr', 'prev_value');
  return run => {
    const dictPtr = pointer(run);
    const tracker = run.scopes.get(DICT_MANAGER).tracker(dictPtr);
    run.line = 2;
    tracker.currentPtr = add(tracker.currentPtr, size(run));
    run.line = 3;
    previous(run, dictPtr, tracker.data.get(key(run)));
    run.line = 4;
    tracker.data.set(key(run), newValue(run));
  };
};

const peekDict: NativeHint = ids => {
  const [pointer, key, value] = [ids.readPointer('dict_ptr'), ids.read('key'), ids.write('val')];
  return run => {
    value(run, run.scopes.get(DICT_MANAGER).tracker(pointer(run)).data.get(key(run)));
  };
};

const updateDict: NativeHint = ids => {
  const [pointer, size] = [ids.readPointer('dict_ptr'), ids.read('DictAccess.SIZE')];
  const [key, previous, newValue] = [ids.read('key'), ids.read('prev_value'), ids.read('new_value')];
  return run => {
    run.line = 2;
    const tracker = run.scopes.get(DICT_MANAGER).tracker(pointer(run));
    run.line = 3;
    const current = tracker.data.get(key(run));
    run.line = 4;
    const expected = previous(run);
    assertThat(
      sameValue(current, expected),
      () => `Wrong previous value in dict. Got ${expected}, expected ${current}.`,
    );
    run.line = 8;
    tracker.data.set(key(run), newValue(run));
    run.line = 9;
    tracker.currentPtr = add(tracker.currentPtr, size(run));
  };
};

const enterSquash: NativeHint = ids => {
  const end = ids.readPointer('dict_accesses_end');
  return run => {
    run.line = 5;
    const manager = run.scopes.get(DICT_MANAGER);
    run.line = 7;
    const { data } = manager.tracker(end(run));
    run.scopes.enter(bind(DICT_MANAGER, manager), bind(INITIAL_DICT, data.copy()));
  };
};

const endSquash: NativeHint = ids => {
  const [start, end] = [ids.readPointer('squashed_dict_start'), ids.readPointer('squashed_dict_end')];
  return run => {
    run.line = 3;
    const last = end(run);
    run.line = 2;
    run.scopes.get(DICT_MANAGER).tracker(start(run)).currentPtr = last;
  };
};

const MODULE = 'starkware.cairo.common.dict';

/** starkware/cairo/common/dict.cairo and default_dict.cairo */
export const dict: HintGroup = {
  name: 'dict',
  functions: [
    ...['dict_new', 'dict_read', 'dict_write', 'dict_update', 'dict_squash'].map(name => `${MODULE}.${name}`),
    'starkware.cairo.common.default_dict.default_dict_new',
  ],
  reads: ['__dict_manager', 'initial_dict'],
  writes: ['__dict_manager', 'DictManager', 'dict_tracker', 'current_value'],
  livesOn: true,
  hints: new Map([
    [
      python`
        if '__dict_manager' not in globals():
            from starkware.cairo.common.dict import DictManager
            __dict_manager = DictManager()

        memory[ap] = __dict_manager.new_dict(segments, initial_dict)
        del initial_dict
      `,
      newDict,
    ],
    [
      python`
        if '__dict_manager' not in globals():
            from starkware.cairo.common.dict import DictManager
            __dict_manager = DictManager()

        memory[ap] = __dict_manager.new_default_dict(segments, ids.default_value)
      `,
      newDefaultDict,
    ],
    [
      python`
        dict_tracker = __dict_manager.get_tracker(ids.dict_ptr)
        dict_tracker.current_ptr += ids.DictAccess.SIZE
        ids.value = dict_tracker.data[ids.key]
      `,
      readDict,
    ],
    [
      python`
        dict_tracker = __dict_manager.get_tracker(ids.dict_ptr)
        dict_tracker.current_ptr += ids.DictAccess.SIZE
        ids.dict_ptr.prev_value = dict_tracker.data[ids.key]
        dict_tracker.data[ids.key] = ids.new_value
      `,
      writeDict,
    ],
    [python`ids.val = __dict_manager.get_dict(ids.dict_ptr)[ids.key]`, peekDict],
    [
      python`
        # Verify dict pointer and prev value.
        dict_tracker = __dict_manager.get_tracker(ids.dict_ptr)
        current_value = dict_tracker.data[ids.key]
        assert current_value == ids.prev_value, \
            f'Wrong previous value in dict. Got {ids.prev_value}, expected {current_value}.'

        # Update value.
        dict_tracker.data[ids.key] = ids.new_value
        dict_tracker.current_ptr += ids.DictAccess.SIZE
      `,
      updateDict,
    ],
    [
      python`
        # Prepare arguments for dict_new. In particular, the same dictionary values should be copied
        # to the new (squashed) dictionary.
        vm_enter_scope({
            # Make __dict_manager accessible.
            '__dict_manager': __dict_manager,
            # Create a copy of the dict, in case it changes in the future.
            'initial_dict': dict(__dict_manager.get_dict(ids.dict_accesses_end)),
        })
      `,
      enterSquash,
    ],
    [python`vm_exit_scope()`, exitScope],
    [
      python`
        # Update the DictTracker's current_ptr to point to the end of the squashed dict.
        __dict_manager.get_tracker(ids.squashed_dict_start).current_ptr = \
            ids.squashed_dict_end.address_
      `,
      endSquash,
    ],
  ]),
};
