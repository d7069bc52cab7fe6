/** What a file is to people: a word, and the class by which a page draws it. */
export interface FileKind {
	word: string;
	style: string;
}

const KINDS: ReadonlyArray<[word: string, style: string, extensions: string]> = [
	['PDF', 'pdf', 'pdf'],
	['Word document', 'doc', 'doc docx docm dot dotx rtf odt wpd pages'],
	['Spreadsheet', 'xls', 'xls xlsx xlsm csv ods numbers'],
	['Presentation', 'ppt', 'ppt pptx odp key'],
	['Picture', 'img', 'jpg jpeg png gif tif tiff bmp webp heic svg'],
	['Email', 'msg', 'eml msg mbox'],
	['Text', 'txt', 'txt md log'],
	['Web page', 'txt', 'htm html mht'],
	['Audio', 'av', 'mp3 wav m4a aac ogg wma flac'],
	['Video', 'av', 'mp4 mov avi mkv wmv webm m4v'],
	['Compressed file', 'zip', 'zip 7z rar tar gz tgz'],
];

const byExtension = new Map<string, FileKind>(
	KINDS.flatMap(([word, style, extensions]) =>
		extensions.split(' ').map((extension) => [extension, { word, style }] as const),
	),
);

/**
 * The kind by the true end of the name. A name can be made to look as if it ended otherwise, with characters that
 * turn the direction of text around; this word beside it shows what it is.
 */
export function fileKind(name: string): FileKind {
	const extension = /[^.]\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
	if (extension === undefined) return { word: 'File', style: 'any' };
	return byExtension.get(extension) ?? { word: `${extension.toUpperCase()} file`, style: 'any' };
}

const UNITS = ['KB', 'MB', 'GB', 'TB'];

/** A size as people read it, as Dropbox does: 1 KB is 1,024 bytes. Below ten with one decimal. */
export function formatSize(bytes: number): string {
	if (bytes < 1024) return formatCount(bytes, 'byte');
	const power = Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length);
	const value = bytes / 1024 ** power;
	// 1,023.99 KB is not 1024 KB.
	if (Math.round(value) >= 1024 && power < UNITS.length) return `1.0 ${UNITS[power]}`;
	return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[power - 1]}`;
}

/** `1 folder`, `2,000 folders`. */
export const formatCount = (count: number, what: string): string =>
	`${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

const REFERENCES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	// A parser would turn it into a line feed.
	'\r': '&#13;',
};

/** Text as it stands between tags or in a quoted attribute, where every character means itself. */
export const escapeHtml = (text: string): string =>
	text.replace(/[&<>"'\r]/g, (character) => REFERENCES[character]!);
