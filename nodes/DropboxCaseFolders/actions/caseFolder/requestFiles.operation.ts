import type { Operation } from '../Operation';

/** To be built. */
export const requestFiles: Operation = {
	fields: [],
	read: () => ({}),
	run: async () => await Promise.reject(new TypeError('to be built')),
	rows: () => [],
};
