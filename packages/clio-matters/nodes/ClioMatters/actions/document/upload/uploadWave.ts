import { inParallel, mapOk, outcomeOf, type Outcome } from '../../../../../../../nodes/shared/core/outcome';
import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import {
	readUploadMark,
	type AnnouncedUpload,
	type ClioPort,
	type Document,
	type NewFile,
	type Place,
} from '../../../../../../../nodes/shared/clio/port';
import { decideOnOther, decideUpload, hasContent, type Decision } from './decideUpload';
import { hasSameContent } from './hasSameContent';
import type { KnownDocuments } from './KnownDocuments';
import { pretendUpload } from './pretended';
import type { Destination, Job, UploadedFile } from './UploadRequest';

/** A file whose document waits for its bytes, or one with which nothing is left to do. */
interface Settled {
	job: Job;
	status: UploadedFile['status'];
	upload: AnnouncedUpload;
	isSent: boolean;
}

type Settleable = Exclude<Decision, { what: 'compare' }>;

/** Contents that are sent at once. */
const AT_ONCE = 4;

/** Uploads files that go to the same destination, of which no two have the same name: first all are announced. */
export async function uploadWave(
	jobs: readonly Job[],
	known: KnownDocuments,
	clio: ClioPort,
): Promise<Array<Outcome<UploadedFile>>> {
	const settled = await inParallel(
		jobs,
		async (job) => await outcomeOf(async () => await settleOrLookAgain(job, known, clio)),
		AT_ONCE,
	);
	const agreed = await agreeOnFirst(settled, known, clio);
	return await mapOk(agreed, async (each) => await sendAll(each, known, clio));
}

async function decide(
	{ request, file, content }: Job,
	known: KnownDocuments,
	clio: ClioPort,
): Promise<Settleable> {
	const rule = known.destination.type === 'Document' ? 'addVersion' : request.ifExists;
	const decision = decideUpload(known.named(file.name), { ...content, name: file.name }, rule);
	if (decision.what !== 'compare') return decision;
	const { document } = decision;
	if (await hasSameContent(document, content, clio)) return { what: 'unchanged', document };
	return decideOnOther(document, rule);
}

/** Announces what is to be sent. */
async function settle(
	job: Job,
	decision: Settleable,
	known: KnownDocuments,
	clio: ClioPort,
): Promise<Settled> {
	const { request, file, content } = job;
	const newFile: NewFile = { name: file.name, contentType: file.contentType, content };
	const before = decision.what === 'create' ? undefined : decision.document;
	if (decision.what === 'unchanged')
		return { job, status: 'unchanged', upload: { document: decision.document }, isSent: true };
	const status = before !== undefined && hasContent(before) ? 'updated' : 'created';
	if (request.dryRun) {
		const document = pretendUpload(before, file.name, content, decision.what === 'finish');
		known.put(document);
		return { job, status, upload: { document }, isSent: true };
	}
	const upload = await announce();
	known.put(upload.document);
	return { job, status, upload, isSent: false };

	async function announce(): Promise<AnnouncedUpload> {
		if (decision.what === 'finish') return { document: decision.document };
		if (decision.what === 'addVersion') return await clio.announceVersion(newFile, decision.document);
		return await clio.announceDocument(newFile, placeOf(request.to), request.categoryId);
	}
}

/**
 * Decides and announces. Where somebody else changed the document in between, it is looked at once more: what is there by
 * then may be the file itself.
 */
async function settleOrLookAgain(job: Job, known: KnownDocuments, clio: ClioPort): Promise<Settled> {
	return await settle(job, await decide(job, known, clio), known, clio).catch(async (thrown: unknown) => {
		if (!(thrown instanceof Refusal) || thrown.reason !== 'changed_meanwhile') throw thrown;
		await known.readAgain();
		const decision = await decide(job, known, clio);
		// Somebody else is about to add this very file.
		if (decision.what === 'addVersion' && isBegun(decision.document, job)) throw thrown;
		return await settle(job, decision, known, clio);
	});
}

const isBegun = (document: Document, { content }: Job): boolean => {
	const mark = readUploadMark(document);
	return mark?.contentHash === content.contentHash && mark.uuid === undefined;
};

/**
 * Looks whether somebody else announced a document of the same name at the same time: all agree on the one that was made
 * first, and take back theirs before it has any bytes.
 */
async function agreeOnFirst(
	settled: ReadonlyArray<Outcome<Settled>>,
	known: KnownDocuments,
	clio: ClioPort,
): Promise<Array<Outcome<Settled>>> {
	const isNew = ({ status, isSent, upload }: Settled): boolean =>
		status === 'created' &&
		!isSent &&
		upload.addresses !== undefined &&
		upload.document.latestVersion?.number === 1;
	if (!settled.some((outcome) => outcome.ok && isNew(outcome.value))) return [...settled];
	const read = await outcomeOf(async () => await known.readAgain());
	return await inParallel(settled, async (outcome) => {
		if (!outcome.ok || !isNew(outcome.value)) return outcome;
		// What was announced is found by the next run.
		if (!read.ok) return read;
		const { job, upload } = outcome.value;
		const [first] = known.named(job.file.name);
		if (first === undefined || first.id >= upload.document.id) return outcome;
		return await outcomeOf(async () => {
			await clio.discardDocument(upload.document.id);
			known.drop(upload.document);
			return await settleOrLookAgain(job, known, clio);
		});
	});
}

async function sendAll(
	settled: readonly Settled[],
	known: KnownDocuments,
	clio: ClioPort,
): Promise<Array<Outcome<UploadedFile>>> {
	return await inParallel(
		settled,
		async ({ job, status, upload, isSent }) =>
			await outcomeOf(async () => {
				const { request, file, content } = job;
				const document = isSent ? upload.document : await clio.sendContent(upload, content);
				known.put(document);
				return {
					...{ status, document, size: content.size, contentHash: content.contentHash },
					...{ dryRun: request.dryRun, warnings: [...request.warnings, ...file.warnings] },
				};
			}),
		AT_ONCE,
	);
}

function placeOf(to: Destination): Place {
	if (to.type === 'Document') throw new TypeError('a document is there already');
	return { type: to.type, id: to.id };
}
