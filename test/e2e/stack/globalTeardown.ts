import { held } from './globalSetup';

/** Ends what globalSetup started. */
export default async function globalTeardown(): Promise<void> {
	await held.stack?.end();
}
