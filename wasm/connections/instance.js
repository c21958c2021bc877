import { Instance } from '../instance.js';

export const connections = new Instance('connections.wasm', 'load_providers');
