import { endStacks } from './globalSetup';

/** Ends what globalSetup started. */
export default async function globalTeardown(): Promise<void> {
	await endStacks();
}
