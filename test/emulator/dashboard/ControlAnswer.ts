/** What a control call or page answers; 200 if it says nothing else. */
export interface ControlAnswer {
	status?: number;
	headers?: Record<string, string>;
	body: string;
}

export function asJson(value: unknown): ControlAnswer {
	return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
