import { held } from './groundSetup';

/** Ends what groundSetup started. */
export default async function groundTeardown(): Promise<void> {
	await held.ground?.emulator.close();
}
