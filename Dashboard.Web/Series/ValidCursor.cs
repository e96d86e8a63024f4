using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>Walks over the valid points of a series in order of step, a block at a time.</summary>
internal sealed class ValidCursor(PieceSequence pieces)
{
    private readonly long[] _steps = new long[PointBlock.Capacity];
    private readonly double[] _values = new double[PointBlock.Capacity];
    private int _piece = -1;
    private int _word = Places.Words;
    private ulong _mask;
    private int _place;

    /// <summary>Step of the point.</summary>
    public long Step => _steps[_place];

    /// <summary>Its value.</summary>
    public double Value => _values[_place];

    /// <summary>Where it is, as <c>piece &lt;&lt; 8 | place</c>.</summary>
    public int At => (_piece << 8) | _place;

    /// <summary>Goes to the next point; false when there is none.</summary>
    public bool MoveNext()
    {
        while (_mask == 0)
        {
            if (++_word >= Places.Words)
            {
                if (++_piece >= pieces.Count)
                {
                    return false;
                }

                _word = 0;
                pieces[_piece].Block.ReadSteps(_steps);
                pieces[_piece].Block.ReadValues(_values);
            }

            _mask = pieces[_piece].Mask(_word);
        }

        _place = (_word << 6) + BitOperations.TrailingZeroCount(_mask);
        _mask &= _mask - 1;
        return true;
    }
}
