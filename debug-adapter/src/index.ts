export type { CustomRequests } from './protocol/custom-requests.ts';
export { AttachServer } from './attach/attach-server.ts';
export { AttachService, type AttachOptions } from './attach/attach-service.ts';
export type { DebuggedVm } from './attach/debugged-vm.ts';
export type { MemoryCell } from './debuggee/inspect/memory-cells.ts';
export type { AddressArguments, AddressBody } from './session/memory/address.ts';
export type { MemoryPageArguments, MemoryPageBody } from './session/memory/memory-page.ts';
export type { InlineValue, InlineValuesArguments } from './session/names/inline-values.ts';
