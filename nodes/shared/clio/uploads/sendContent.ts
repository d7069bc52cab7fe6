import { requireRecord } from '../client/readResponse';
import type { BufferPool } from '../../core/BufferPool';
import type { Clock, SendStreaming } from '../../http/types';
import type { ClioApi } from '../client/ClioApi';
import {
	ANNOUNCED_FIELDS,
	VERSION_FIELDS,
	type RawDocument,
	type RawVersion,
} from '../documents/readDocument';
import type { AnnouncedUpload, MeasuredContent, SignedAddress, UploadAddresses } from '../port';
import { announcedParts, isFresh, readAddresses, requireAddress } from './addresses';
import { PARTS_AT_ONCE, type UploadSizes } from './limits';
import { putBytes } from './putBytes';
import { readParts, type Part } from './readParts';

/** What sending needs. */
export interface Sending {
	api: ClioApi;
	/** What lies at an address, without any token. */
	open: SendStreaming;
	clock: Clock;
	pool: BufferPool;
	sizes: UploadSizes;
}

/** Puts all bytes of a version into the storage; nothing is said to Clio yet. */
export async function sendBytes(
	announced: AnnouncedUpload,
	content: MeasuredContent,
	sending: Sending,
): Promise<void> {
	const { open, clock, pool, sizes } = sending;
	const isWhole = content.partDigests.length === 0;
	const addresses = isWhole
		? new WholeAddress(announced, sending)
		: new PartAddresses(announced, content, sending);
	const running = new Set<Promise<void>>();
	const send = async ({ number, bytes, release }: Part): Promise<void> => {
		const addressFor = async (isAnother: boolean) => await addresses.find(number, isAnother);
		await putBytes(bytes, addressFor, open, clock).finally(release);
	};
	let failure: { thrown: unknown } | undefined;
	for await (const part of readParts(content, isWhole ? content.size : sizes.part, pool)) {
		const task: Promise<void> = send(part)
			.catch((thrown: unknown) => void (failure ??= { thrown }))
			.finally(() => running.delete(task));
		running.add(task);
		if (running.size >= PARTS_AT_ONCE) await Promise.race(running);
		if (failure !== undefined) break;
	}
	await Promise.all(running);
	if (failure !== undefined) throw failure.thrown;
}

class WholeAddress {
	private addresses: UploadAddresses | undefined;

	constructor(
		private readonly announced: AnnouncedUpload,
		private readonly sending: Sending,
	) {
		this.addresses = announced.addresses;
	}

	async find(_number: number, isAnother: boolean): Promise<SignedAddress> {
		const { clock, api } = this.sending;
		if (isAnother || this.addresses === undefined || !isFresh(this.addresses, clock.now())) {
			const { document } = this.announced;
			const askedAt = clock.now();
			// Not the document's latest version: there may be a newer one by now.
			const versions = await readVersions(api, document.id, `${VERSION_FIELDS},put_url,put_headers`);
			const own = versions.find(({ uuid }) => uuid === document.latestVersion?.uuid);
			this.addresses = readAddresses(own, askedAt);
		}
		return requireAddress(this.addresses.whole);
	}
}

/** Addresses that were asked for together, of parts from one number up to another. */
interface Announcement {
	from: number;
	to: number;
	askedAt: number;
	addresses: Promise<UploadAddresses>;
}

/** Clio signs the addresses of some parts at a time: who needs one of them waits for whoever asked first. */
class PartAddresses {
	private readonly asked: Announcement[] = [];

	constructor(
		private readonly announced: AnnouncedUpload,
		private readonly content: MeasuredContent,
		private readonly sending: Sending,
	) {
		const { addresses } = announced;
		if (addresses === undefined) return;
		const { askedAt, parts } = addresses;
		this.asked.push({ from: 1, to: parts.size, askedAt, addresses: Promise.resolve(addresses) });
	}

	async find(number: number, isAnother: boolean): Promise<SignedAddress> {
		const { clock, sizes } = this.sending;
		const known = this.asked.findLast(
			(each) => each.from <= number && number <= each.to && isFresh(each, clock.now()),
		);
		const usable = isAnother ? undefined : known;
		const { addresses } = usable ?? this.announce(number, isAnother ? 1 : sizes.announced);
		return requireAddress((await addresses).parts.get(number));
	}

	private announce(from: number, count: number): Announcement {
		const { api, clock, sizes } = this.sending;
		const { document } = this.announced;
		const askedAt = clock.now();
		const multiparts = announcedParts(this.content, { from, count, part: sizes.part });
		const write = {
			...{ method: 'PATCH' as const, path: ['documents', document.id], query: { fields: ANNOUNCED_FIELDS } },
			data: { uuid: document.latestVersion?.uuid, fully_uploaded: false, multiparts },
		};
		const addresses = api
			.write<RawDocument>(write)
			.then((raw) => readAddresses(raw && requireRecord(raw, document.id).latest_document_version, askedAt));
		const announcement = { from, to: from + multiparts.length - 1, askedAt, addresses };
		this.asked.push(announcement);
		return announcement;
	}
}

/** All versions of a document, as Clio gives them. */
export async function readVersions(api: ClioApi, documentId: number, fields: string): Promise<RawVersion[]> {
	const path = ['documents', documentId, 'versions'];
	const { data } = await api.list<RawVersion>(path, { fields, order: 'id(asc)', limit: 200 });
	return data;
}
