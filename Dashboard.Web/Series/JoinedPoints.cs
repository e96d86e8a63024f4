namespace Dashboard.Web.Series;

/// <summary>The points of one series placed by the values of another at the same steps, in order of step; walked over as often as needed.</summary>
/// <remarks>A point whose step the other series does not have, or at which it has no finite value, has no place.</remarks>
internal sealed class JoinedPoints(SeriesSnapshot series, SeriesSnapshot other, SeriesQuery query)
{
    private readonly double _from = query.From ?? double.NegativeInfinity;
    private readonly double _to = query.To ?? double.PositiveInfinity;

    /// <summary>How many points have no place; known once all were walked over.</summary>
    public long Unpaired { get; private set; }

    /// <summary>Calls <paramref name="take"/> with each point in the range and the nearest ones before and after it, so that lines leave the picture.</summary>
    public void Walk(Action<Joined> take)
    {
        var points = new ValidCursor(series.Valid);
        var places = new ValidCursor(other.Valid);
        bool hasPlace = places.MoveNext();
        (Joined? before, bool wasInside) = (null, false);
        Unpaired = 0;
        while (points.MoveNext())
        {
            while (hasPlace && places.Step < points.Step)
            {
                hasPlace = places.MoveNext();
            }

            if (!hasPlace || places.Step != points.Step || !double.IsFinite(places.Value) || (query.LogX && places.Value <= 0))
            {
                Unpaired++;
                continue;
            }

            var point = new Joined(points.At, places.Value, points.Value);
            bool isInside = point.X >= _from && point.X <= _to;
            if (isInside && !wasInside && before is { } outside)
            {
                take(outside);
            }

            if (isInside || wasInside)
            {
                take(point);
            }

            // A point that was taken as the one after a range is not taken again as the one before the next.
            before = isInside || wasInside ? null : point;
            wasInside = isInside;
        }
    }
}

/// <param name="At">The point as <c>piece &lt;&lt; 8 | place</c>.</param>
/// <param name="X">Its place: the other series' value.</param>
/// <param name="Y">Its value.</param>
internal readonly record struct Joined(int At, double X, double Y);
