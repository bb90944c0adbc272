#!/usr/bin/env bash
# Times the reading of the same paper in every format, beside pdftotext and pandoc where these are installed.
#
#     benches/peers.sh [RECONCITE] [SECTIONS]
#
# The paper is invented; a section has some 6 kB. Chromium makes the PDF file and pandoc the office files, so that no reader
# reads what it wrote itself. Times are those of the whole program, its start included.
set -eu

reconcite=$(command -v "${1:-target/release/reconcite}")
sections=${2:-50}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

awk -v sections="$sections" 'BEGIN {
    for (section = 1; section <= sections; section++) {
        printf "# Ports, part %d\n\n", section
        for (entry = 0; entry < 9; entry++) {
            name = sprintf("Harb%c%c", 97 + section % 26, 97 + entry)
            printf "Harbours silt up where rivers slow down, and towns behind them lose their trade (%s, %d). What ", name, 1950 + entry
            printf "%s (%d) said of the coast holds for the lakes as well, as far as the charts of the last century allow ", name, 1950 + entry
            printf "any judgement; the dredgers came late, worked for three summers, and left before the banks had settled. "
            printf "A third of the quays had been given up by then, and the ships that still called were those of the "
            printf "fishermen. Rain fell on 120 days of 1987, which is more than the mean of the years before it.\n\n"
        }
    }
}' >"$folder/paper.md"
cd "$folder"
if command -v pandoc >/dev/null; then
    for ending in docx odt html tex typ; do
        pandoc --standalone --metadata title=Ports paper.md --output "paper.$ending" 2>/dev/null || rm -f "paper.$ending"
    done
    pandoc --standalone --to jats paper.md --output paper.xml 2>/dev/null || rm -f paper.xml
fi
if command -v chromium >/dev/null && [ -e paper.html ]; then
    chromium --headless --no-sandbox --disable-gpu --print-to-pdf=paper.pdf "file://$folder/paper.html" >/dev/null 2>&1 || true
fi

# Milliseconds of processor time of the best of three runs; a machine that is not quiet does not count in it.
TIMEFORMAT='%U %S'
best() {
    local least='' spent
    for _ in 1 2 3; do
        spent=$( { time "$@" >/dev/null 2>/dev/null || true; } 2>&1 | awk '{ printf "%d", ($1 + $2) * 1000 }')
        if [ -z "$least" ] || [ "$spent" -lt "$least" ]; then least=$spent; fi
    done
    echo "$least ms"
}

# The same, or `-` where the program is not there or does not read the file.
if_able() {
    if command -v "$1" >/dev/null && "$@" >/dev/null 2>&1; then best "$@"; else echo '-'; fi
}

echo "| Format | File | reconcite text | pdftotext | pandoc |"
echo "|---|---|---|---|---|"
for file in paper.*; do
    ending=${file##*.}
    case $ending in
        md) from=markdown ;;
        xml) from=jats ;;
        tex) from=latex ;;
        typ) from=typst ;;
        *) from=$ending ;;
    esac
    size=$(($(wc -c <"$file") / 1000))
    peer=$(if_able pdftotext "$file" "$folder/text")
    echo "| $ending | $size kB | $(best "$reconcite" text "$file") | $peer | $(if_able pandoc --from "$from" --to plain "$file") |"
done
