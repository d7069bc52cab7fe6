import type { Operation } from '../Operation';

/** To be built. */
export const clientUpload: Operation = {
	fields: [],
	read: () => ({}),
	run: async () => await Promise.reject(new TypeError('to be built')),
	rows: () => [],
};
