"""What bodies, offices, buildings and places are called: “the Senate” is one thing, “the Heat” a side."""

BODIES = frozenset(
    """academy act administration agency airport alliance amendment army assembly association authority
    avenue bank bishop board boulevard bridge building bureau cabinet cathedral center centre chamber church
    city clinic coalition college commission committee company confederation congress constitution
    corporation council county court department district division embassy exchange federation foundation
    fund government governor group hospital hotel house institute journal kremlin lake league legislature
    library mayor ministry mosque mountain museum navy ocean office opera orchestra organisation
    organization parliament party pentagon pope post president prince project queen reserve river school
    secretary senate service society station street symphony synagogue telegraph temple theater theatre
    tower treasury tribunal trust university valley vatican village""".split()
)
