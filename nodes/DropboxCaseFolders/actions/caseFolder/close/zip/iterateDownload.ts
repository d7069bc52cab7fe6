import type { Downloads } from '../../../../../shared/dropbox/port';

/**
 * The bytes of one revision of a file, to be pulled. A download hands its content to whoever takes it, and is begun
 * again where it breaks off; here the taker waits for each piece to be asked for, and leaves out what was handed on
 * already.
 */
export async function* iterateDownload(
	fileId: string,
	rev: string,
	dropbox: Downloads,
): AsyncGenerator<Uint8Array, void, undefined> {
	const channel = new RendezvousChannel();
	const ended = dropbox
		.download(fileId, rev, async ({ content }) => await channel.pushAll(content))
		.then(
			() => channel.close(undefined),
			(thrown: unknown) => channel.close({ thrown }),
		);
	try {
		for (;;) {
			const piece = await channel.next();
			if (piece === undefined) return;
			yield piece;
		}
	} finally {
		channel.cancel();
		await ended;
	}
}

/** Nobody wants the rest any more. */
class DownloadCancelled extends Error {}

/** One piece at a time goes from the one who brings to the one who asks. */
class RendezvousChannel {
	private passed = 0;
	private cancelled = false;
	private ended: { by: { thrown: unknown } | undefined } | undefined;
	private piece: Uint8Array | undefined;
	private wake: () => void = () => undefined;
	private taken: () => void = () => undefined;

	/** Brings pieces, from the beginning each time. */
	async pushAll(content: AsyncIterable<Uint8Array>): Promise<void> {
		let offset = 0;
		for await (const piece of content) {
			const fresh = piece.subarray(Math.min(piece.length, Math.max(0, this.passed - offset)));
			offset += piece.length;
			if (fresh.length === 0) continue;
			await this.push(fresh);
		}
	}

	private async push(piece: Uint8Array): Promise<void> {
		if (this.cancelled) throw new DownloadCancelled();
		this.piece = piece;
		const gone = new Promise<void>((resolve) => (this.taken = resolve));
		this.wake();
		await gone;
		if (this.cancelled) throw new DownloadCancelled();
	}

	/** The next piece; undefined after the last. */
	async next(): Promise<Uint8Array | undefined> {
		this.release();
		if (this.piece === undefined && this.ended === undefined) {
			await new Promise<void>((resolve) => (this.wake = resolve));
		}
		const { piece } = this;
		if (piece !== undefined) {
			this.passed += piece.length;
			return piece;
		}
		if (this.ended?.by !== undefined) throw this.ended.by.thrown;
		return undefined;
	}

	/** The piece that was handed on has been used when the next one is asked for. */
	private release(): void {
		this.piece = undefined;
		this.taken();
		this.taken = () => undefined;
	}

	close(by: { thrown: unknown } | undefined): void {
		this.ended = { by };
		this.wake();
	}

	cancel(): void {
		this.cancelled = true;
		this.release();
	}
}
