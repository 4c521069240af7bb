import type { CellValue, HintCall, HintProcessor, Relocatable } from '../../vm-core/src/index.ts';

/** Stands for what runs the hints of a VM until that is known: a VM may have its segments before. */
export class LateHints implements HintProcessor {
  target: HintProcessor | undefined;

  execute(call: HintCall): void | Promise<void> {
    if (this.target === undefined) throw new Error('Nothing was started to run hints.');
    return this.target.execute(call);
  }

  async deduce(address: Relocatable): Promise<CellValue | undefined> {
    return this.target?.deduce?.(address);
  }

  async validate(address: Relocatable): Promise<void> {
    await this.target?.validate?.(address);
  }

  async endRun(): Promise<void> {
    await this.target?.endRun?.();
  }
}
