/** Records and a mark for each, the latest ones, in a text of some twenty characters for each. */
export class KnownRecords {
	private readonly marks: Map<number, string>;

	/**
	 * @param written what `text` gave; `''` where nothing is known yet
	 * @param most how many are remembered
	 */
	constructor(
		written: string,
		private readonly most: number,
	) {
		this.marks = new Map(
			written
				.split(' ')
				.filter((each) => each !== '')
				.map((each) => {
					const at = each.indexOf(':');
					return [Number.parseInt(each.slice(0, at), 36), each.slice(at + 1)];
				}),
		);
	}

	get size(): number {
		return this.marks.size;
	}

	get ids(): number[] {
		return [...this.marks.keys()];
	}

	get(id: number): string | undefined {
		return this.marks.get(id);
	}

	/** It becomes the latest, and pushes out the oldest where there are too many. @param mark without spaces */
	set(id: number, mark: string): void {
		this.marks.delete(id);
		this.marks.set(id, mark);
		if (this.marks.size <= this.most) return;
		for (const oldest of this.marks.keys()) {
			this.marks.delete(oldest);
			return;
		}
	}

	delete(id: number): void {
		this.marks.delete(id);
	}

	text(): string {
		return [...this.marks].map(([id, mark]) => `${id.toString(36)}:${mark}`).join(' ');
	}
}
