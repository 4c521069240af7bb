export { AttachServer } from './attach/attach-server.ts';
export { AttachService, type AttachOptions } from './attach/attach-service.ts';
export type { DebuggedVm } from './attach/debugged-vm.ts';
