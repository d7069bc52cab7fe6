import { TEXTS, type Language, type Texts } from './texts';
import { fileKind, formatSize } from '../../../shared/domain/tree/words';

/** The language that the page speaks, and what is written by it: texts, kinds of files, moments. */
class Speech {
	language: Language = 'en';
	private readonly labels = new Map<Element, () => void>();
	private readonly listeners: Array<() => void> = [];

	get texts(): Texts {
		return TEXTS[this.language];
	}

	set(language: Language): void {
		this.language = language;
		document.documentElement.lang = language;
		for (const [element, write] of this.labels) {
			if (element.isConnected) write();
			else this.labels.delete(element);
		}
		for (const listener of this.listeners) listener();
	}

	/** For what is drawn anew in the other language. */
	onChange(listener: () => void): void {
		this.listeners.push(listener);
	}

	/** Keeps a part of the page in the language that is spoken. */
	label<E extends Element>(element: E, write: (element: E, texts: Texts) => void): E {
		const rewrite = () => write(element, this.texts);
		this.labels.set(element, rewrite);
		rewrite();
		return element;
	}
}

export const speech = new Speech();

/** Text that stays in the language that is spoken. */
export const say = <E extends Element>(element: E, text: (texts: Texts) => string): E =>
	speech.label(element, (labeled, texts) => (labeled.textContent = text(texts)));

/** What the browser asks for, as far as the page speaks it. */
export function preferredLanguage(wanted: string, asked: readonly string[]): Language {
	if (wanted === 'en' || wanted === 'es') return wanted;
	const known = asked.map((one) => one.slice(0, 2).toLowerCase()).find((one) => one === 'en' || one === 'es');
	return known === 'es' ? 'es' : 'en';
}

/** What a file is, in a word. */
export function kindOf(name: string): { word: string; style: string } {
	const { word, style } = fileKind(name);
	const { kinds, otherKind } = speech.texts;
	const extension = /^([A-Z0-9]{1,8}) file$/.exec(word)?.[1];
	return { word: extension === undefined ? (kinds[word] ?? word) : otherKind(extension), style };
}

export const sizeOf = (bytes: number): string => formatSize(bytes);

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const { locale } = speech.texts;
	const key = locale + JSON.stringify(options);
	const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
	formats.set(key, format);
	return format;
}

/** A moment of the server in the reader's own time zone; `''` for what is none. */
export function momentOf(
	iso: string,
	options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' },
): string {
	const moment = Date.parse(iso);
	return Number.isNaN(moment) ? '' : formatOf(options).format(moment);
}

/** The reader's time zone as people call it, `Central Time`; where the browser does not know that, its code. */
export function timeZone(): string {
	const code = new Intl.DateTimeFormat().resolvedOptions().timeZone.replace(/_/g, ' ');
	try {
		const options = { timeZoneName: 'longGeneric' as 'long' };
		const parts = new Intl.DateTimeFormat(speech.texts.locale, options).formatToParts();
		return parts.find(({ type }) => type === 'timeZoneName')?.value ?? code;
	} catch {
		return code;
	}
}
