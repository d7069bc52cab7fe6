import { findingOf, type Finding } from './Finding';
import { EMPTY_ROOT, type GrowingTree } from './merkle';

/** How far a trail had come at some time, noted outside of it: the note in an email or in another system. */
export interface Anchor {
	/** How many events it had. */
	events: number;
	/** The root of its tree then, in hex. */
	root: string;
}

/** An anchor as people carry it away: `12:5dc9…`. */
export const anchorText = ({ events, root }: Anchor): string => `${events}:${root}`;

/** The anchor that a text is; undefined where it is none. */
export function parseAnchor(text: string): Anchor | undefined {
	const [, events, root] = /^(\d{1,15})[ :]{1,3}([0-9a-f]{64})$/.exec(text.trim().toLowerCase()) ?? [];
	return root === undefined ? undefined : { events: Number(events), root };
}

/** Holds a trail against what was noted of it. */
export class AnchorCheck {
	private readonly roots = new Set<string>();

	constructor(private readonly anchor: Anchor | undefined) {
		if (anchor?.events === 0) this.roots.add(EMPTY_ROOT.toString('hex'));
	}

	/** To be told of each tree that the trail has on its way, as it grows. */
	see(tree: GrowingTree): void {
		if (tree.size === this.anchor?.events) this.roots.add(tree.root().toString('hex'));
	}

	/** @param events how many the trail has */
	findings(events: number): Finding[] {
		const { anchor } = this;
		if (anchor === undefined || this.roots.has(anchor.root)) return [];
		const says =
			events < anchor.events
				? `The trail had ${anchor.events} events when the anchor was noted, and has ${events} now.`
				: `The first ${anchor.events} events are not those that the trail had when the anchor was noted.`;
		return [findingOf(events < anchor.events ? 'cutOff' : 'rewritten', null, says)];
	}
}
