/**
 * Why a target was not reached, by its name in `figures/targets.ts`. Looked up only for those that were
 * not: write here what was found, not what is hoped.
 */
export const reasons: Readonly<Record<string, string>> = {
	'file-rclone':
		'On one machine the processor is the limit for both: the emulated Dropbox decrypts, hashes and stores on one of two cores what the client reads, hashes and encrypts on the other, and four chunks under way share the same two cores. rclone, with 128 MiB a request, loses about a second of its six to latency, so that is all that sending side by side could gain here. Where each connection has a bandwidth of its own, it gains more: see “Over a line”.',
	'event-loop':
		'What was found in profiles of 1 GiB uploads are major garbage collections: each piece that n8n reads of its binary data is a new buffer, and when those add up V8 goes through the whole heap of n8n, which takes it 25 to 55 ms on this machine. The longest of all, while 6,000 folders were created by an n8n that had just been started, was not traced; in one that had worked before, that took up to 55 ms.',
};
