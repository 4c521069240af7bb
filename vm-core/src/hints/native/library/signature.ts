import { EcdsaBuiltin } from '../../../builtins/ecdsa.ts';
import { pythonRepr } from '../../../errors/python-repr.ts';
import { PythonError } from '../../../errors/python-error.ts';
import { python, type HintGroup } from '../native-hint.ts';
import { operand } from '../python-values.ts';

/** starkware/cairo/common/signature.cairo */
export const signature: HintGroup = {
  name: 'signature',
  // Python keeps the signatures that its hints gave in these.
  writes: ['ecdsa_builtin', 'builtin_runners'],
  hints: new Map([
    [
      python`ecdsa_builtin.add_signature(ids.ecdsa_ptr.address_, (ids.signature_r, ids.signature_s))`,
      ids => {
        const address = ids.read('ecdsa_ptr.address_');
        const [readR, readS] = [ids.read('signature_r'), ids.read('signature_s')];
        return run => {
          const builtin = run.vm.builtins.find(each => each instanceof EcdsaBuiltin);
          if (builtin === undefined)
            throw new PythonError('NameError', "name 'ecdsa_builtin' is not defined");
          const [at, r, s] = [address(run), readR(run), readS(run)];
          const text = `(${pythonRepr(r)}, ${pythonRepr(s)})`;
          builtin.addSignature(at, { r: operand(r, '<'), s: operand(s, '<'), text });
        };
      },
    ],
  ]),
};
