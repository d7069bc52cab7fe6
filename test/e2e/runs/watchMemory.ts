/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
const MIB = 1024 * 1024;

/** Variables with which an n8n tells its memory. */
export const TELLING_MEMORY = { N8N_METRICS: 'true' };

/**
 * Does something and tells by how many MiB n8n's resident memory rose above what it was before, at its highest.
 * @param url of an n8n that was started with TELLING_MEMORY
 */
export async function watchMemory<T>(
	url: string,
	run: () => Promise<T>,
): Promise<{ value: T; rise: number }> {
	const before = await residentMemory(url);
	let highest = before;
	let isOver = false;
	const watch = async () => {
		while (!isOver) {
			highest = Math.max(highest, await residentMemory(url));
			await new Promise((resolve) => setTimeout(resolve, 250));
		}
	};
	const watching = watch();
	const value = await run().finally(() => (isOver = true));
	await watching;
	return { value, rise: Math.round((highest - before) / MIB) };
}

async function residentMemory(url: string): Promise<number> {
	const metrics = await (await fetch(`${url}/metrics`)).text();
	const [, bytes] = /^\w*process_resident_memory_bytes (\S+)$/m.exec(metrics) ?? [];
	if (bytes === undefined) throw new Error('n8n does not tell its memory');
	return Number(bytes);
}
