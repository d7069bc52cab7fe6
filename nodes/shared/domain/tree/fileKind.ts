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
	['E-mail', 'msg', 'eml msg mbox'],
	['Text', 'txt', 'txt md log'],
	['Web page', 'txt', 'htm html mht'],
	['Audio', 'av', 'mp3 wav m4a aac ogg wma flac'],
	['Video', 'av', 'mp4 mov avi mkv wmv webm m4v'],
	['Archive', 'zip', 'zip 7z rar tar gz tgz'],
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
