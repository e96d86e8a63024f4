using EventFormat.Summaries;

namespace Dashboard.Web.Ingest;

/// <summary>A set of kinds of tags.</summary>
public readonly record struct KindSet(uint Bits)
{
    public bool Contains(SummaryKind kind) => (Bits & Bit(kind)) != 0;

    public KindSet With(SummaryKind kind) => new(Bits | Bit(kind));

    public static KindSet operator |(KindSet left, KindSet right) => new(left.Bits | right.Bits);

    private static uint Bit(SummaryKind kind) => 1u << (int)kind;
}
