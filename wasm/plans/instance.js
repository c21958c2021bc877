import { Instance } from '../instance.js';

export const plans = new Instance('plans.wasm', 'load_plans');
