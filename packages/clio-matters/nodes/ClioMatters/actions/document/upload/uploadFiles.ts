import {
	done,
	groupBy,
	inParallel,
	outcomeOf,
	refused,
	type Outcome,
} from '../../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../../nodes/shared/core/Progress';
import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import type { ClioPort } from '../../../../../../../nodes/shared/clio/port';
import { apartFromDryRuns } from '../../../../../../../nodes/shared/node/apartFromDryRuns';
import { KnownDocuments, nameKey, readFolders, type Folders } from './KnownDocuments';
import { uploadWave } from './uploadWave';
import type { GivenFile, Job, UploadedFile, UploadRequest } from './UploadRequest';

/** Files that are read, or destinations that are worked on, at once. */
const AT_ONCE = 4;

/** Files that are announced one after the other before their bytes are sent: their addresses live for minutes. */
const WAVE = 20;

/**
 * Sees to it that Clio has these files, each once: what an earlier run began is found and gone on with. Destinations are
 * worked on side by side; of files with the same name in the same place, each finds what the one before left.
 */
export async function uploadFiles(
	requests: readonly UploadRequest[],
	clio: ClioPort,
	progress: Progress,
): Promise<Array<Outcome<UploadedFile[]>>> {
	return await apartFromDryRuns(requests, async (ofKind) => await uploadOfKind(ofKind, clio, progress));
}

async function uploadOfKind(
	requests: readonly UploadRequest[],
	clio: ClioPort,
	progress: Progress,
): Promise<Array<Outcome<UploadedFile[]>>> {
	const results = new Map<GivenFile, Outcome<UploadedFile>>();
	const given = requests.flatMap((request) => request.files.map((file) => ({ request, file })));
	const report = (file: GivenFile, outcome: Outcome<UploadedFile>): void => {
		results.set(file, outcome);
		progress(results.size, given.length, 'documents');
	};
	const measured = await inParallel(
		given,
		async ({ request, file }) => await outcomeOf(async () => await measure(request, file, clio)),
		AT_ONCE,
	);
	const jobs: Job[] = [];
	for (const [index, outcome] of measured.entries()) {
		const file = given[index]?.file;
		if (outcome.ok) jobs.push(outcome.value);
		else if (file !== undefined) report(file, outcome);
	}
	const places = groupBy(jobs, ({ request: { to } }) => `${to.type} ${to.id}`);
	const folders = await outcomeOf(
		async () =>
			await readFolders(
				clio,
				jobs.map(({ request }) => request.to),
			),
	);
	await inParallel(
		[...places.values()],
		async (ofPlace) => await uploadInto(ofPlace, folders, clio, report),
		AT_ONCE,
	);
	return requests.map(({ files }) => together(files, results));
}

/** @throws Refusal `source_incomplete`, `invalid_input`, `guarded` */
async function measure(request: UploadRequest, file: GivenFile, clio: ClioPort): Promise<Job> {
	clio.requireWritable();
	const content = await clio.measureContent(file.source);
	if (content.size === 0) throw emptyRefusal();
	return { request, file, content };
}

async function uploadInto(
	jobs: readonly Job[],
	folders: Outcome<Folders>,
	clio: ClioPort,
	report: (file: GivenFile, outcome: Outcome<UploadedFile>) => void,
): Promise<void> {
	const to = jobs[0]?.request.to;
	if (to === undefined) return;
	const known = folders.ok
		? await outcomeOf(async () => await KnownDocuments.read(clio, to, folders.value))
		: folders;
	if (!known.ok) {
		for (const { file } of jobs) report(file, known);
		return;
	}
	for (const wave of wavesOf(jobs)) {
		const outcomes = await uploadWave(wave, known.value, clio);
		for (const [index, { file }] of wave.entries()) report(file, outcomes[index] as Outcome<UploadedFile>);
	}
}

/** In their order, with each name once in a wave. */
function wavesOf(jobs: readonly Job[]): Job[][] {
	const waves: Job[][] = [];
	const lastWave = new Map<string, number>();
	for (const job of jobs) {
		const key = job.request.to.type === 'Document' ? '' : nameKey(job.file.name);
		let index = (lastWave.get(key) ?? -1) + 1;
		while ((waves[index]?.length ?? 0) >= WAVE) index++;
		(waves[index] ??= []).push(job);
		lastWave.set(key, index);
	}
	return waves;
}

/** All files of an item, or why one of them was not uploaded. */
function together(
	files: readonly GivenFile[],
	results: ReadonlyMap<GivenFile, Outcome<UploadedFile>>,
): Outcome<UploadedFile[]> {
	const outcomes = files.map((file) => results.get(file) as Outcome<UploadedFile>);
	const refusal = outcomes.find((outcome) => !outcome.ok);
	if (refusal !== undefined && !refusal.ok) return refused(refusal.refusal);
	return done(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])));
}

const emptyRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The file has no content',
		'Nothing was uploaded. Check the node that produces it.',
	);
