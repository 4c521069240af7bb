"""
Makes fixtures/layout-goldens.json: the layouts of cairo-lang, and those that it makes of parameters.

    python make_layout_goldens.py > fixtures/layout-goldens.json      (with a Python that has cairo-lang 0.14.0.1)
"""

import json
from typing import Any, Dict, Optional

from starkware.cairo.lang.dynamic_layout_params import CairoLayoutParams
from starkware.cairo.lang.instances import LAYOUTS, CairoLayout, all_cairo_instance

NOTE = "Made by make_layout_goldens.py with starkware.cairo.lang.instances of cairo-lang 0.14.0.1."

RATIOS = dict(
    pedersen=128, range_check=8, ecdsa=0, bitwise=8, ec_op=1024, keccak=2048, poseidon=0, range_check96=1, add_mod=1, mul_mod=16
)
DENOMINATORS = dict(range_check96=2, add_mod=4, mul_mod=1)


def parameters() -> Dict[str, int]:
    result = dict(cpu_component_step=8, rc_units=6, memory_units_per_step=20, log_diluted_units_per_step=-2)
    for name, ratio in RATIOS.items():
        result[f"uses_{name}_builtin"] = int(ratio != 0)
        result[f"{name}_ratio"] = ratio
        if name in DENOMINATORS:
            result[f"{name}_ratio_den"] = DENOMINATORS[name]
    return result


def builtin(definition: Any) -> Optional[Dict[str, Optional[int]]]:
    """The output builtin has no ratio."""
    if definition is True:
        return None
    return {"ratio": definition.ratio, "ratioDenominator": definition.get_ratio_den()}


def describe(layout: CairoLayout) -> Dict[str, Any]:
    pool = layout.diluted_pool_instance_def
    return {
        "name": layout.layout_name,
        "rangeCheckUnits": layout.rc_units,
        "publicMemoryFraction": layout.public_memory_fraction,
        "memoryUnitsPerStep": layout.memory_units_per_step,
        "dilutedPool": pool
        and {"logUnitsPerStep": pool.log_units_per_step, "spacing": pool.spacing, "bits": pool.n_bits},
        # A list, because the order counts.
        "builtins": [[name, builtin(definition)] for name, definition in layout.builtins.items()],
    }


def main() -> None:
    layouts = [*LAYOUTS.values(), all_cairo_instance]
    goldens = {
        "note": NOTE,
        "layouts": [describe(layout) for layout in layouts],
        "parameters": parameters(),
        "dynamic": describe(CairoLayoutParams(**parameters()).to_cairo_layout()),
    }
    print(json.dumps(goldens, indent=1))


if __name__ == "__main__":
    main()
