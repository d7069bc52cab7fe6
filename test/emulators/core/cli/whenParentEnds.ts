/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
/**
 * Calls back when the process that started this one is gone. npm hands a signal on to its shell only, which
 * dies of it without a word to its children: they have to notice by themselves.
 */
export function whenParentEnds(callback: () => void): void {
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		callback();
	}, 500);
	watch.unref();
}
