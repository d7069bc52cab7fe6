import { isRecordName } from '../closing/ClosingRecord';
import type { Entry } from '../entry';
import { parentPath } from '../paths';
import { Refusal } from '../../core/Refusal';
import { isMarkerFile, markerFileName } from './markerFile';

/** What says that a folder is a case's. */
interface CaseSigns {
	/** Cases, each as the name of its marker file, by which both kinds of marker are compared. */
	cases: Set<string>;
	/** Content hashes of closing records. */
	records: Set<string>;
}

/**
 * Whose a folder is, and the cases that lie in it, from a listing of all levels. Names decide and not what is in a
 * file: a marker that somebody emptied counts here, since a folder that may be another case's is left alone. A copy
 * of the case's own folder in it, as people make before they tidy up, is no other case.
 */
export class CasesWithin {
	private readonly signs = new Map<string, CaseSigns>();

	/**
	 * @param spot where the entry is, from the folder on: `''` is the folder itself, `/Notes/a.txt` lies in it
	 * @param property the case that it is marked for by properties; undefined where it is not
	 */
	visit(entry: Entry, spot: string, property: string | undefined): void {
		if (property !== undefined) this.at(spot).cases.add(markerFileName(property));
		if (entry.kind !== 'file' || spot === '') return;
		if (isMarkerFile(entry.name, entry.size))
			this.at(parentPath(spot)).cases.add(entry.name.normalize('NFC'));
		else if (isRecordName(entry.name)) this.at(parentPath(spot)).records.add(entry.contentHash ?? entry.id);
	}

	/** Cases that have a folder in this one, its own not counted. */
	get others(): number {
		return this.countOthers(this.own.cases);
	}

	/** Whether a closing record lies directly in the folder; it may have come along with a copy. */
	get hasRecord(): boolean {
		return this.own.records.size > 0;
	}

	/** Whether the folder itself carries a marker, of whichever case. */
	get isMarked(): boolean {
		return this.own.cases.size > 0;
	}

	isMarkedFor(caseId: string): boolean {
		return this.own.cases.has(markerFileName(caseId));
	}

	/**
	 * @param named the case that the folder is said to be of; undefined where none is said
	 * @throws Refusal `belongs_to_another_case`
	 */
	assertOneCase(named?: string): void {
		const { cases, records } = this.own;
		if (this.others > 0) throw holdsCases(this.others, cases.size + records.size > 0);
		if (cases.size > 1) throw ofSeveral(cases.size);
		if (named !== undefined && cases.size > 0 && !cases.has(markerFileName(named))) throw ofAnother();
	}

	/**
	 * The same for a folder whose case gets another ID: it may be marked for both, as a run that died left it. A copy in
	 * it that is marked for the former ID would be another case's by the new one.
	 * @throws Refusal `belongs_to_another_case`
	 */
	assertOneCaseWithNewId(caseId: string, formerCaseId: string): void {
		const { cases, records } = this.own;
		const wanted = markerFileName(caseId);
		const former = markerFileName(formerCaseId);
		const staying = new Set([...cases].filter((each) => each === wanted || each !== former));
		const others = this.countOthers(staying);
		if (others > 0) throw holdsCases(others, cases.size + records.size > 0);
		if ([...staying].some((each) => each !== wanted)) throw ofNeither();
	}

	private get own(): CaseSigns {
		return this.signs.get('') ?? NONE;
	}

	private countOthers(ownCases: ReadonlySet<string>): number {
		const cases = new Set<string>();
		let closed = 0;
		for (const [spot, { cases: marked, records }] of this.signs) {
			if (spot === '') continue;
			const others = [...marked].filter((each) => !ownCases.has(each));
			for (const each of others) cases.add(each);
			const isOther = [...records].some((each) => !this.own.records.has(each));
			if (marked.size === 0 && isOther) closed++;
		}
		return cases.size + closed;
	}

	private at(spot: string): CaseSigns {
		const signs = this.signs.get(spot) ?? { cases: new Set(), records: new Set() };
		this.signs.set(spot, signs);
		return signs;
	}
}

const NONE: CaseSigns = { cases: new Set(), records: new Set() };

const formatCount = (count: number): string => count.toLocaleString('en-US');

function holdsCases(count: number, isCase: boolean): Refusal {
	const other = isCase ? 'other ' : '';
	return new Refusal(
		'belongs_to_another_case',
		count === 1
			? `This folder contains the folder of ${isCase ? 'another' : 'a'} case`
			: `This folder contains the folders of ${formatCount(count)} ${other}cases`,
		isCase
			? 'In Dropbox, move out what belongs to another case, then run it again. If it is a copy that belongs here, such as a former matter of the client, delete the marker file (“casemarker …”) in that copy instead.'
			: 'Check Case Folder, or its expression: it must point to the folder of one case.',
	);
}

const ofSeveral = (count: number): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		`The folder is marked for ${formatCount(count)} cases`,
		'Compare its documents with these cases, move out what belongs to another case, and delete that case’s marker file.',
	);

const ofAnother = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The folder is marked for a different case than this item’s case',
		'Check that the case number and the folder of this item belong together. The case number must be the case ID that the folder was created with.',
	);

const ofNeither = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The folder is marked for a different case than this item’s case',
		'Check that Case Folder and Case ID belong together. If the case has a new number, enter the number that the folder is marked with under Former Case ID.',
	);
