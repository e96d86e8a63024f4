namespace Dashboard.Web.Blobs;

/// <summary>One value of a <see cref="BlobSequence"/> on an axis.</summary>
/// <param name="Index">Its place in the sequence.</param>
/// <param name="Step">Its step.</param>
/// <param name="WallTime">Its wall time; NaN when unknown.</param>
/// <param name="X">Where it stands on the axis; finite.</param>
internal readonly record struct SelectedStep(int Index, long Step, double WallTime, double X)
{
    /// <summary>The values between two places of an axis, both included, in the order of the axis; superseded ones and those without a place on it are left out.</summary>
    /// <param name="sequence">All values.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="zero">Wall time at which the relative axis starts; NaN for that of the first value.</param>
    /// <param name="from">Least place; none for all.</param>
    /// <param name="to">Greatest place; none for all.</param>
    /// <param name="withNeighbours">Whether the values just outside count, too, so that lines leave the picture.</param>
    public static List<SelectedStep> Of(BlobSequence sequence, StepAxis axis, double zero = double.NaN, double? from = null, double? to = null, bool withNeighbours = false)
    {
        var selected = new List<SelectedStep>();
        for (var i = 0; i < sequence.Count; i++)
        {
            var (step, wall) = (sequence[i].Step, sequence[i].WallTime);
            zero = double.IsNaN(zero) ? wall : zero;
            var x = axis switch
            {
                StepAxis.Step => step,
                StepAxis.Relative => wall - zero,
                _ => wall,
            };
            if (!sequence.IsSuperseded(i) && double.IsFinite(x))
            {
                selected.Add(new SelectedStep(i, step, wall, x));
            }
        }

        // Wall clocks go back; equal places keep their order.
        List<SelectedStep> ordered = axis == StepAxis.Step ? selected : [.. selected.OrderBy(one => one.X)];
        var first = from is null ? 0 : ordered.FindIndex(one => one.X >= from);
        var end = to is null ? ordered.Count : ordered.FindLastIndex(one => one.X <= to) + 1;
        var room = withNeighbours ? 1 : 0;
        first = Math.Max(0, (first < 0 ? ordered.Count : first) - room);
        end = Math.Min(ordered.Count, end + room);
        return first < end ? ordered[first..end] : [];
    }

    /// <summary>Groups values into as many equal intervals of the axis as there are <paramref name="columns"/>; each its own group where they are no more than that.</summary>
    /// <returns>For each group that is not empty: the index of its first value and how many follow each other in it.</returns>
    public static List<Range> Group(IReadOnlyList<SelectedStep> steps, int columns)
    {
        var groups = new List<Range>(Math.Min(steps.Count, columns));
        if (steps.Count <= columns)
        {
            groups.AddRange(Enumerable.Range(0, steps.Count).Select(i => i..(i + 1)));
            return groups;
        }

        var (low, half) = (steps[0].X / 2, (steps[^1].X / 2) - (steps[0].X / 2)); // Halves: the span of two doubles may be no double.
        var start = 0;
        for (var i = 1; i <= steps.Count; i++)
        {
            if (i == steps.Count || Column(steps[i].X) != Column(steps[start].X))
            {
                groups.Add(start..i);
                start = i;
            }
        }

        return groups;

        int Column(double x) => half > 0 ? Math.Min((int)(((x / 2) - low) / half * columns), columns - 1) : 0;
    }
}
