const words = (line: string): string[] => line.split(' ');

/** Text, numbers, yes or no, as they are; null where there is nothing. */
export const PLAIN_FIELDS: readonly string[] = [
	...words('cause_number case_title first last middle suffix client_email_address prescreen_program'),
	...words('intake_program prescreen_screening_status rejection_reason client_gender'),
	...words('preferred_phone_number home_phone mobile_phone other_phone work_phone fax_phone language'),
	...words('second_language legal_problem_code legal_problem_category case_type intake_type'),
	...words('marital_status country_of_origin citizenship citizenship_country immigration_status a_number'),
	...words('visa_number dob_status ssn_status ssn case_status close_reason pro_bono_opportunity_summary'),
	...words('pro_bono_opportunity_note pro_bono_engagement_type pro_bono_time_commitment'),
	...words('pro_bono_interest_cc pro_bono_opportunity_status pro_bono_opportunity_cc level_of_expertise'),
	...words('percentage_of_poverty race ethnicity current_living_situation how_referred birth_city'),
	...words('birth_country drivers_license highest_education home_phone_note work_phone_note'),
	...words('mobile_phone_note other_phone_note fax_phone_note conflict_status_note'),
	...words('conflict_status_note_ap ssi_welfare_status ssi_welfare_case_num ssi_section8_housing_type'),
	...words('ssi_eatra transfer_reject_reason transfer_reject_notes prior_client'),
	...words('pro_bono_opportunity_guardian_ad_litem_certification_needed'),
	...words('pro_bono_opportunity_summary_of_upcoming_dates pro_bono_opportunity_summary_of_work_needed'),
	...words('pro_bono_opportunity_special_issues pro_bono_opportunity_court_and_filing_fee_information'),
	...words('pro_bono_opportunity_paupers_eligible income_change_type hud_entity_poverty_band'),
	...words('hud_statewide_poverty_band hud_statewide_median_income_percentage'),
	...words('hud_area_median_income_percentage hud_ami_category sending_site_identification_number'),
	...words('military_status branch pronouns school_status employment_status military_service external_id'),
	...words('client_id number_of_adults number_of_children'),
	...words('ssi_months_client_has_received_welfare_payments is_this_a_prescreen rejected veteran'),
	...words('disabled home_phone_safe mobile_phone_safe other_phone_safe work_phone_safe fax_phone_safe'),
	...words('interpreter impact pro_bono_urgent asset_eligible lsc_eligible income_eligible'),
	...words('victim_of_domestic_violence exclude_from_search_results client_conflict_status'),
	...words('adverse_party_conflict_status conflict_waived ap_conflict_waived pai_case institutionalized'),
	...words('client_approved_transfer asset_assistance fee_generating rural is_lead_case'),
	...words('income_change_significantly prescreen_date dynamic_process_id institutionalized_at'),
];

/** `{raw_value, text_value}` */
export const DATE_FIELDS: readonly string[] = [
	...words('date_opened date_closed intake_date date_rejected_copy date_rejected date_of_birth'),
	...words('pro_bono_opportunity_available_date pro_bono_opportunity_placement_date'),
	...words('pro_bono_expiration_date'),
];

/** `{all_values, individual_values}` */
export const LIST_FIELDS: readonly string[] = [
	...words('special_legal_problem_code special_characteristics pro_bono_skills_developed'),
	...words('pro_bono_appropriate_volunteer simplejustice_opportunity_legal_topic'),
	...words('simplejustice_opportunity_helped_community simplejustice_opportunity_skill_type'),
	...words('simplejustice_opportunity_community case_restrictions additional_assistance priorities'),
	...words('referring_organizations lead_case associated_cases'),
];

/** `{office_name, office_code, office_display}` */
export const OFFICE_FIELDS: readonly string[] = [...words('prescreen_office intake_office')];

/** `{user_id, user_uuid, user_name}` */
export const USER_FIELDS: readonly string[] = [...words('prescreen_user intake_user')];

/** `{county_name, county_FIPS, county_state}` */
export const COUNTY_FIELDS: readonly string[] = [
	...words('county_of_residence county_of_dispute pro_bono_opportunity_county'),
];

/** What PATCH takes as text. */
export const WRITABLE_TEXTS: readonly string[] = [
	...words('cause_number case_title first last middle suffix client_email_address prescreen_program'),
	...words('intake_program prescreen_screening_status mailing_street mailing_apt_num mailing_street_2'),
	...words('mailing_city mailing_state mailing_zip home_street home_apt_num home_street_2 home_city'),
	...words('home_state home_zip rejection_reason client_gender preferred_phone_number home_phone'),
	...words('mobile_phone other_phone work_phone fax_phone language second_language'),
	...words('special_legal_problem_code case_type intake_type special_characteristics marital_status'),
	...words('country_of_origin citizenship citizenship_country immigration_status a_number visa_number'),
	...words('dob_status ssn_copy ssn case_status close_reason pro_bono_opportunity_summary'),
	...words('pro_bono_opportunity_note pro_bono_engagement_type pro_bono_time_commitment'),
	...words('pro_bono_interest_cc pro_bono_skills_developed pro_bono_appropriate_volunteer'),
	...words('pro_bono_opportunity_status pro_bono_opportunity_cc simplejustice_opportunity_legal_topic'),
	...words('simplejustice_opportunity_helped_community simplejustice_opportunity_skill_type'),
	...words('simplejustice_opportunity_community level_of_expertise percentage_of_poverty race ethnicity'),
	...words('current_living_situation how_referred birth_city birth_country drivers_license'),
	...words('highest_education home_phone_note work_phone_note mobile_phone_note other_phone_note'),
	...words('fax_phone_note case_restrictions case_exclusions conflict_status_note'),
	...words('conflict_status_note_ap ssi_welfare_status ssi_welfare_case_num ssi_section8_housing_type'),
	...words('ssi_eatra additional_assistance transfer_reject_reason transfer_reject_notes prior_client'),
	...words('priorities pro_bono_opportunity_guardian_ad_litem_certification_needed'),
	...words('pro_bono_opportunity_summary_of_upcoming_dates pro_bono_opportunity_summary_of_work_needed'),
	...words('pro_bono_opportunity_special_issues pro_bono_opportunity_court_and_filing_fee_information'),
	...words('pro_bono_opportunity_paupers_eligible lead_case income_change_type'),
	...words('sending_site_identification_number military_status sharepoint_site_library pronouns'),
	...words('school_status employment_status military_service external_id'),
];

/** What PATCH takes as `2026-03-03`. */
export const WRITABLE_DATES: readonly string[] = [
	...words('prescreen_date date_opened date_closed intake_date trial_date date_rejected date_of_birth'),
	...words('pro_bono_opportunity_available_date pro_bono_opportunity_placement_date'),
	...words('pro_bono_expiration_date'),
];

/** What PATCH takes as true or false. */
export const WRITABLE_FLAGS: readonly string[] = [
	...words('is_this_a_prescreen rejected veteran disabled home_phone_safe mobile_phone_safe'),
	...words('other_phone_safe work_phone_safe fax_phone_safe interpreter impact pro_bono_urgent'),
	...words('asset_eligible lsc_eligible income_eligible victim_of_domestic_violence'),
	...words('exclude_from_search_results client_conflict_status adverse_party_conflict_status'),
	...words('conflict_waived ap_conflict_waived pai_case institutionalized client_approved_transfer'),
	...words('asset_assistance fee_generating rural is_lead_case income_change_significantly'),
];

/** What PATCH takes as a number. */
export const WRITABLE_NUMBERS: readonly string[] = [
	...words('client_id number_of_adults number_of_children'),
	...words('ssi_months_client_has_received_welfare_payments'),
];
