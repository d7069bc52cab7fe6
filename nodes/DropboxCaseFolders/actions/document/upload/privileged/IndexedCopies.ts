import type { Outcome } from '../../../../../shared/core/outcome';
import { Refusal } from '../../../../../shared/core/Refusal';
import { stableAddress, type FolderEntry } from '../../../../../shared/domain/entry';
import { joinPath, pathKey } from '../../../../../shared/domain/paths';
import { CaseCopies } from '../../../../../shared/domain/privilege/CaseCopies';
import { CaseFiles, type CaseFile } from '../../../../../shared/domain/privilege/CaseFiles';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { requireSameAudience } from '../../../shared/audience/requireSameAudience';
import type { FoundCopies, ItemToKeepApart, PrivilegedItem } from './OpenCopies';

/** What of a case folder and its restricted folder is to be looked through, once for all items that have both. */
interface Contents {
	outside: CaseFiles;
	inside: CaseFile[];
	/** Of the restricted folder. */
	shared: (folder: string) => FolderEntry | undefined;
	isOpen: (each: CaseFile) => boolean;
}

/** Relative path of the restricted folder in the case folder; undefined where it lies elsewhere. */
export function spotOf({ caseFolder, folder: { folder } }: PrivilegedItem): string | undefined {
	const top = `${caseFolder.pathLower ?? ''}/`;
	return folder.pathLower?.startsWith(top) === true ? folder.pathLower.slice(top.length) : undefined;
}

/**
 * What was read of both folders.
 * @param read of the case folder
 * @param elsewhere what was read of restricted folders outside their case folders
 * @throws Refusal what either was refused for; `belongs_to_another_case`, `still_exposed`
 */
export function contentsOf(
	item: PrivilegedItem,
	read: Outcome<CaseFiles | undefined>,
	elsewhere: ReadonlyMap<string, Outcome<CaseFiles>>,
): Contents {
	if (!read.ok) throw read.refusal;
	if (item.caseFolder.path === undefined) throw outOfSight();
	const outside = read.value ?? new CaseFiles();
	outside.assertOneCase();
	const spot = spotOf(item);
	if (spot === undefined) {
		const apart = elsewhere.get(stableAddress(item.folder.folder));
		if (apart?.ok === false) throw apart.refusal;
		const files = apart?.value;
		const shared = (folder: string) => files?.sharedAround(folder);
		return { outside, inside: files?.files ?? [], shared, isOpen: () => true };
	}
	const isInside = (folder: string): boolean => `${folder}/`.startsWith(`${spot}/`);
	/** What is shared inside the restricted folder has members of its own. */
	const isOpen = ({ folder }: CaseFile): boolean =>
		!isInside(folder) || outside.sharedAround(folder)?.id !== item.folder.folder.id;
	const inside = outside.files
		.filter(({ folder }) => isInside(folder))
		.map(({ file, folder }) => ({ file, folder: folder.slice(spot.length + 1) }));
	const shared = (folder: string) => {
		const around = outside.sharedAround(joinPath(spot, folder));
		return around?.id === item.folder.folder.id ? undefined : around;
	};
	return { outside, inside, shared, isOpen };
}

/** All files of both folders by what tells copies, for the items that have the same two. */
export class IndexedCopies {
	private readonly open: CaseCopies;
	private readonly apart: CaseCopies;
	private readonly taken: ReadonlySet<string>;

	constructor(
		private readonly item: PrivilegedItem,
		private readonly contents: Contents,
	) {
		const { archiveFolder } = item.request;
		const [open, apart] = [new CaseCopies(archiveFolder), new CaseCopies(archiveFolder)];
		contents.outside.files.filter(contents.isOpen).forEach((each) => open.add(each));
		const own = contents.inside.filter(({ folder }) => contents.shared(folder) === undefined);
		own.forEach((each) => apart.add(each));
		this.taken = new Set(contents.inside.map(({ file, folder }) => joinPath(folder, pathKey(file.name))));
		this.open = open;
		this.apart = apart;
	}

	async copiesOf({ documents }: ItemToKeepApart, dropbox: DropboxPort): Promise<FoundCopies> {
		const found = documents.map((document) => this.open.copiesOf(document));
		const there = documents.map((document) => this.apart.copiesOf({ ...document, places: [''] }));
		const archive = this.contents.shared(pathKey(this.item.request.archiveFolder));
		const into = archive === undefined ? this.item.request.archiveFolder : '';
		const all = [
			...found.flatMap((each) => each.documents).map((each) => ({ ...each, into: '' })),
			...found.flatMap(({ versions }) => versions).map((each) => ({ ...each, into })),
		];
		const distinct = [...new Map(all.map((each) => [each.file.id, each])).values()];
		const mayMove = await this.mayMove(distinct, dropbox);
		const apart = there.flatMap((each) => [...each.documents, ...each.versions]).map(({ file }) => file);
		return {
			open: distinct.filter((_, index) => mayMove[index]),
			apart: [...new Map(apart.map((file) => [file.id, file])).values()],
			taken: this.taken,
			shared: new Set(found.flatMap(({ shared }) => shared).map(({ file }) => file.id)),
			doubtful: new Set(
				found
					.flatMap(({ doubtful }) => doubtful)
					.map(({ file }) => file.id)
					.filter((id) => !distinct.some(({ file }) => file.id === id)),
			).size,
			left: mayMove.filter((may) => !may).length,
		};
	}

	/**
	 * A copy in a folder with its own members is left there, if somebody could open it in the restricted folder who cannot
	 * open it now: what people have kept from those is not to be laid open to them.
	 */
	private async mayMove(copies: readonly CaseFile[], dropbox: DropboxPort): Promise<boolean[]> {
		const around = copies.map(({ folder }) => this.contents.outside.sharedAround(folder));
		const folders = [...new Set(around.filter((folder) => folder !== undefined))];
		const verdicts = await requireSameAudience(
			folders.map((from) => ({ from, to: this.item.folder.folder })),
			dropbox,
		);
		const mayMove = new Map(
			folders.map((folder, index) => {
				const verdict = verdicts[index] as Outcome<void>;
				if (!verdict.ok && verdict.refusal.reason !== 'still_exposed') throw verdict.refusal;
				return [folder, verdict.ok] as const;
			}),
		);
		return around.map((folder) => folder === undefined || mayMove.get(folder) === true);
	}
}

const outOfSight = (): Refusal =>
	new Refusal(
		'still_exposed',
		'The case folder is not in the connected account’s Dropbox, so open copies of the document cannot be found',
		'In Dropbox, under Sharing, add the shared folder that contains it, or check Paths Start At in the credential.',
	);
