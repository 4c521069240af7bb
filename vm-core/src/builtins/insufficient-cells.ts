/** A proof of so few steps has no room for what the run used: more steps may help (InsufficientAllocatedCells). */
export class InsufficientCells extends Error {}
