package vn.vinhdanh.events.nomination;

import vn.vinhdanh.events.DocumentId;

/**
 * A document of a dossier by its content.
 *
 * @param item the dossier item it serves (TT, BCTT, BB …)
 * @param sha256 lower-case hexadecimal
 * @param size bytes
 */
public record DocumentRef(DocumentId document, String item, String sha256, long size, String mediaType) {}
