import type { LawFirm } from '../offices/LawFirm';
import type { LegalAid } from '../offices/LegalAid';

/** Both offices, as the demo runs them. A test may have one of them only. */
export interface Offices {
	legalAid?: LegalAid;
	lawFirm?: LawFirm;
}

export type OfficeName = keyof Offices;

/** Something that must be true, and whether it is. */
export interface Finding {
	what: string;
	holds: boolean;
}

/** Looks whether everything is as it should be; asked again until it is. */
export type Look = () => Promise<Finding[]>;

/** Something that people try in the demo. */
export interface Act {
	/** Part of an address. */
	id: string;
	/** Where it happens: its section of the page. */
	office: OfficeName | 'both';
	/** The button's label. */
	name: string;
	/** What it does, in a sentence. */
	does: string;
	/** What must be true then, in a sentence. */
	expected: string;
	/** What is to be done first, as a sentence; undefined if it can be done now. */
	isMissing?(offices: Offices): string | undefined;
	/** @returns how to look whether it is so */
	act(offices: Offices): Promise<Look>;
}

export const legalAidOf = ({ legalAid }: Offices): LegalAid => {
	if (legalAid === undefined) throw new Error('The legal aid agency’s n8n is not running.');
	return legalAid;
};

export const lawFirmOf = ({ lawFirm }: Offices): LawFirm => {
	if (lawFirm === undefined) throw new Error('The law firm’s n8n is not running.');
	return lawFirm;
};

/** Those of the offices that run. */
export const allOf = ({ legalAid, lawFirm }: Offices): Array<LegalAid | LawFirm> =>
	[legalAid, lawFirm].filter((each) => each !== undefined);
