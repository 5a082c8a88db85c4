-- Puts $2 in the place of the name of the file $1, whose content is no longer known; index evidence_version
UPDATE evidence SET name = $2, sha256 = '' WHERE evidence = $1
