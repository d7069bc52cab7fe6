import { Canceled, valueOf, Refused, type Api } from './api';
import { attempt, readPart } from './attempts';
import type { Upload, UploadRow } from './uploads';

/** Why all files of a request are refused because of one of them: its name is not allowed, or it did not arrive. */
const OF_ONE_FILE = ['name_not_allowed', 'source_incomplete'];

/** Sends small files that go to one folder by one request. Each has a result of its own. */
export async function sendWhole(
	api: Api,
	uploads: readonly Upload[],
	signal: AbortSignal,
	changed: () => void,
	fail: (upload: Upload, thrown: unknown) => void,
): Promise<void> {
	const contents = new Map<Upload, Blob>();
	for (const upload of uploads) {
		try {
			contents.set(upload, await readPart(upload.file, 0, upload.file.size));
		} catch (thrown) {
			fail(upload, thrown);
		}
	}
	const sent = [...contents.keys()];
	const [first] = sent;
	if (first === undefined) return;
	const mark = (state: Upload['state']) => {
		for (const upload of sent) {
			upload.state = state;
			upload.isUncertain ||= state === 'saving';
		}
		changed();
	};
	const request = {
		folderId: first.target.folderId,
		path: first.path,
		files: sent.map(({ file }, index) => ({ field: `file${index}`, name: file.name })),
	};
	const files = sent.map((upload, index): [string, Blob, string] => [
		`file${index}`,
		contents.get(upload)!,
		upload.file.name,
	]);
	const ask = async () => {
		mark('sending');
		const onProgress = (bytes: number, all: number) => {
			shareOut(sent, bytes);
			if (bytes >= all) mark('saving');
			else changed();
		};
		const answer = await api.ask('add', request, { files, signal, onProgress });
		// What is refused as a whole may pass; what is refused of one file is its own.
		if (answer.length === 1 && sent.length > 1) valueOf(answer[0]);
		if (sent.length === 1) valueOf(answer[0] ?? {});
		return answer;
	};
	const answer = await attempt(ask, signal, () => mark('pausing')).catch((thrown: unknown) => {
		const isOfOne = thrown instanceof Refused && OF_ONE_FILE.includes(thrown.reason);
		if (!isOfOne || sent.length === 1) throw thrown;
		return undefined;
	});
	if (answer === undefined) {
		// Which of them it is shows when each goes by itself.
		for (const upload of sent) {
			const alone = signal.aborted
				? Promise.reject(new Canceled())
				: sendWhole(api, [upload], signal, changed, fail);
			await alone.catch((thrown: unknown) => fail(upload, thrown));
		}
		return;
	}
	sent.forEach((upload, index) => {
		try {
			const row = valueOf<UploadRow>(answer[index]);
			if (typeof row?.status !== 'string') throw new Refused('unexpected', '');
			upload.row = row;
			upload.state = 'done';
			upload.isUncertain = false;
			upload.sent = upload.file.size;
		} catch (thrown) {
			fail(upload, thrown);
		}
	});
	changed();
}

/** The bytes that have left are those of the first files. */
function shareOut(uploads: readonly Upload[], bytes: number): void {
	let left = bytes;
	for (const upload of uploads) {
		upload.sent = Math.min(upload.file.size, left);
		left -= upload.sent;
	}
}
