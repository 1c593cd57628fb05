/**
 * Individuals that an exam may show on a fresh installation, looked at one by one before they were
 * shipped. Trainers add to them and reject them in the studio; a rejected one is never drawn again.
 */
export const startingList: { generator: number; seeds: Record<string, readonly number[]> } = {
  generator: 1,
  seeds: {
    saiga_tatarica: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    gazella_subgutturosa: [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    procapra_gutturosa: [2, 4, 6, 7, 9, 11],
    pantholops_hodgsonii: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ovis_ammon: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ovis_vignei: [1, 2, 4, 5, 6, 10, 11, 12],
    capra_sibirica: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    capra_hircus: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    resin_cast: [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12],
    moschus: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    musk_tied_skin: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    glycyrrhiza_uralensis: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    astragalus_mongholicus: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    aconitum: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    rosa: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    crataegus_sanguinea: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    juniperus_communis: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    piper_nigrum: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    juniperus_wood: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    pinus_wood: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    falco_cherrug: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    falco_peregrinus: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    falco_rusticolus: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    falco_biarmicus: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  }
};
