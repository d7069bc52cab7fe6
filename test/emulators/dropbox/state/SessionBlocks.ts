import { BLOCK } from './blockDigests';

interface Known {
	digest: Buffer;
	length: number;
}

/**
 * The digests of a file's blocks of 4 MiB, gathered as pieces of it arrive: most clients send pieces that begin where a
 * block does, and then the hash that a piece was checked by is the hash of the file's blocks, too.
 */
export class SessionBlocks {
	private readonly known = new Map<number, Known>();

	/** A piece of so many bytes arrived at an offset, with the digests of its own blocks. */
	add(offset: number, length: number, digests: readonly Buffer[]): void {
		const first = Math.floor(offset / BLOCK);
		if (offset % BLOCK !== 0) return this.forget(first, Math.ceil((offset + length) / BLOCK));
		digests.forEach((digest, index) => {
			this.known.set(first + index, { digest, length: Math.min(BLOCK, length - index * BLOCK) });
		});
	}

	/** The digest of a block of the file; undefined where it has to be read again. */
	digestOf(index: number, fileSize: number): Buffer | undefined {
		const block = this.known.get(index);
		return block?.length === Math.min(BLOCK, fileSize - index * BLOCK) ? block.digest : undefined;
	}

	private forget(from: number, to: number): void {
		for (let index = from; index < to; index++) this.known.delete(index);
	}
}
