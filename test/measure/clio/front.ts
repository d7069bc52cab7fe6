import type { RunningClio } from '../../emulators/startEmulator';

/** What Clio calls n8n by: the emulator hands on to n8n what a TLS front would. */
const HOST = 'n8n.firm.example';

/** What n8n has to know of it. */
export const frontEnvironment = { N8N_WEBHOOK_URL: `https://${HOST}/` };

/** Puts it before an n8n. */
export function openFront({ world }: RunningClio, n8nUrl: string): void {
	world.state.switches.webhookHosts = { [HOST]: n8nUrl };
}
