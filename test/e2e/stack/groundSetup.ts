/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { packages } from '@/packages/packages';
import { logFolder } from '../folders';
import { describeRunning, describeStack } from './runningStack';
import { startGround, type Ground } from './startStack';

/** Between setup and teardown, which jest runs in the same process. */
export const held: { ground?: Ground } = {};

/** Starts the emulated services, for suites that start whatever n8n they need. */
export default async function groundSetup(): Promise<void> {
	held.ground = await startGround(logFolder, packages);
	describeRunning([describeStack(held.ground)]);
}
