// The VM's registers and clock. ap always points into the execution segment; pc and fp may point anywhere.
export let pcSegment: i32 = 0;
export let pcOffset: u32 = 0;
export let apSegment: i32 = 0;
export let apOffset: u32 = 0;
export let fpSegment: i32 = 0;
export let fpOffset: u32 = 0;
/** Instructions executed so far. */
export let step: u32 = 0;

// What JavaScript reads often, as functions: a call is quicker than a look at a global. A register is one number,
// segment * 2^32 + offset (Relocatable.key).
export function getStep(): u32 { return step; }
export function pcKey(): f64 { return key(pcSegment, pcOffset); }
export function apKey(): f64 { return key(apSegment, apOffset); }
export function fpKey(): f64 { return key(fpSegment, fpOffset); }
// @ts-ignore: decorator
@inline function key(segment: i32, offset: u32): f64 { return <f64>segment * 4294967296.0 + <f64>offset; }

export function setPc(segment: i32, offset: u32): void { pcSegment = segment; pcOffset = offset; }
export function setAp(segment: i32, offset: u32): void { apSegment = segment; apOffset = offset; }
export function setFp(segment: i32, offset: u32): void { fpSegment = segment; fpOffset = offset; }
export function setStep(value: u32): void { step = value; }
