/** What a control call or page answers; 200 if it says nothing else. */
export interface ControlResponse {
	status?: number;
	headers?: Record<string, string>;
	body: string;
}

export function jsonResponse(value: unknown): ControlResponse {
	return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
