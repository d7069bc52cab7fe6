/** What the page is told when it is made; what is in the case it asks for itself. */
export interface CasePageOptions {
	/** Name of the office. */
	title: string | null;
	language: 'auto' | 'en' | 'es';
	refreshSeconds: number;
}

/** Placeholder until the page is there. */
export const renderCasePage = (_options: CasePageOptions): string => '<!doctype html>';
