/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves when somebody asks this process to stop (Ctrl-C, a closed terminal, `kill`). From the
 * call on, such a signal no longer ends the process by itself; a second one does.
 */
export async function waitForStop(): Promise<void> {
	await new Promise<void>((resolve) => {
		for (const signal of signals) process.once(signal, () => resolve());
	});
}
