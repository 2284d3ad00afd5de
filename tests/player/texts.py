"""Texts that the tests of the player read as units."""

UNIT = """
Aus Knete und Geduld wird ein Film: Bild für Bild, zwölf in jeder Sekunde.

## Das braucht ihr

Ein Tablet mit Stativ, Knete und **viel Zeit**. Wie es weitergeht, steht bei [der Probe](#die-probe).

### Frage: Was gehört dazu?
- [x] Ein Tablet
- [x] Knete
- [ ] Ein Fernseher

### Stimmt das? Ein Film besteht aus Bildern.
- [x] Stimmt
- [ ] Stimmt nicht

## So geht's

1. Figur formen
2. Bild machen
3. Figur ein wenig bewegen

### Lückentext: Das Material
Wir brauchen ein *Tablet/iPad:flaches Gerät* und viel *Zeit*.

### Reihenfolge: Erst was?
1. Figur kneten
2. Bild machen
3. Film ansehen

## Zum Üben

### Zuordnen: Was tut was?
- Mikrofon -> nimmt Töne auf
- Kamera -> macht Bilder

### Wörter ziehen: In der Küche
Die *Schnecke* kriecht über den *Tisch*.

Falsche Wörter: *Ofen*

### Markieren: Wo sind die Tiere?
Der *Hund* und die *Katze* sehen den Garten.

### Nachdenken: Was war schwierig?
Schreibt auf, was ihr beim nächsten Mal anders macht.

## Die Probe

Zum Schluss sehen alle den Film.
"""

CONTENT_ONLY = """
## Erstens

Eins.

## Zweitens

Zwei.
"""

ONE_SECTION = """
## Nur das

Ein Absatz.
"""
