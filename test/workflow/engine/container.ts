/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createRequire } from 'node:module';

interface Container {
	get<T>(type: abstract new (...dependencies: never[]) => T): T;
}

/**
 * The container in which n8n-core keeps its services. It comes with n8n-core and is reached from there: other
 * packages may bring copies of their own, which know nothing of them.
 */
const fromCore = createRequire(require.resolve('n8n-core'));

export const { Container: container } = fromCore('@n8n/di') as { Container: Container };
