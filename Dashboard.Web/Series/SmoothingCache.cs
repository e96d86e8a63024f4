namespace Dashboard.Web.Series;

/// <summary>The smoothing tracks of one series that were used last.</summary>
internal sealed class SmoothingCache
{
    private const int Limit = 4;
    private readonly Lock _gate = new();

    /// <summary>Most recently used last.</summary>
    private readonly List<(PointSet Set, SmoothingTrack Track)> _tracks = new(1);

    /// <summary>Bytes of all tracks.</summary>
    public long SizeInBytes
    {
        get
        {
            lock (_gate)
            {
                long size = 0;
                foreach ((_, SmoothingTrack track) in _tracks)
                {
                    size += track.SizeInBytes;
                }

                return size;
            }
        }
    }

    /// <summary>The smoothed values of <paramref name="pieces"/>.</summary>
    public SmoothedPieces Smooth(PieceSequence pieces, SmoothingRule rule) => Track(pieces.Set, rule).Over(pieces);

    private SmoothingTrack Track(PointSet set, SmoothingRule rule)
    {
        lock (_gate)
        {
            int index = _tracks.FindIndex(used => used.Set == set && used.Track.Rule == rule);
            if (index >= 0)
            {
                (PointSet, SmoothingTrack) used = _tracks[index];
                _tracks.RemoveAt(index);
                _tracks.Add(used);
                return used.Item2;
            }

            if (_tracks.Count == Limit)
            {
                _tracks.RemoveAt(0);
            }

            var track = SmoothingTrack.Create(rule);
            _tracks.Add((set, track));
            return track;
        }
    }
}
