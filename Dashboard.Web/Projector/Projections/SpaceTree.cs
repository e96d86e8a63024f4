namespace Dashboard.Web.Projector.Projections;

/// <summary>A quadtree (or octree) over drawn points that answers their repulsion: far cells act as one point (Barnes and Hut, 1986).</summary>
/// <remarks>Built by one thread at a time; <see cref="Repel"/> may be called by many at once.</remarks>
internal sealed class SpaceTree
{
    // A cell counts as one point when it is narrower than this share of its distance.
    private const float Openness = 0.5f;
    private const float OpennessInSpace = 0.8f;

    private const int Deepest = 48;

    private readonly int _dimensions;
    private readonly int _children;
    private readonly float _openness;
    private Cell[] _cells;
    private int _used;
    private float[] _places = [];

    public SpaceTree(int dimensions, int count)
    {
        _dimensions = dimensions;
        _children = 1 << dimensions;
        _openness = dimensions == 2 ? Openness * Openness : OpennessInSpace * OpennessInSpace;
        _cells = new Cell[Math.Max(64, 2 * count)];
    }

    /// <summary>Builds the tree anew; the places must not change while it is used.</summary>
    public void Build(float[] places)
    {
        _places = places;
        var (low, high) = Bounds(places);
        _used = 1;
        _cells[0] = new Cell { X = Middle(0), Y = Middle(1), Z = _dimensions > 2 ? Middle(2) : 0, Width = Math.Max(1e-20f, WidestSide() * 1.0001f), First = -1, Point = -1 };
        for (var point = 0; point < places.Length / _dimensions; point++)
        {
            Insert(point);
        }

        for (var cell = 0; cell < _used; cell++)
        {
            ref var one = ref _cells[cell];
            var scale = 1f / Math.Max(1, one.Count);
            (one.MassX, one.MassY, one.MassZ) = (one.MassX * scale, one.MassY * scale, one.MassZ * scale);
        }

        float Middle(int axis) => (low[axis] + high[axis]) / 2;

        float WidestSide() => Enumerable.Range(0, _dimensions).Max(axis => high[axis] - low[axis]);
    }

    /// <summary>Writes Σ q² (y − y′) over all others y′, where q = 1 / (1 + |y − y′|²); returns Σ q.</summary>
    public float Repel(int point, Span<float> force)
    {
        var (x, y, z) = Place(point);
        Span<int> pending = stackalloc int[(Deepest + 2) * 8];
        var (top, sum, fx, fy, fz) = (1, 0f, 0f, 0f, 0f);
        pending[0] = 0;
        while (top > 0)
        {
            ref readonly var cell = ref _cells[pending[--top]];
            var (dx, dy, dz) = (x - cell.MassX, y - cell.MassY, z - cell.MassZ);
            var squared = (dx * dx) + (dy * dy) + (dz * dz);
            if (cell.First >= 0 && cell.Width * cell.Width >= _openness * squared)
            {
                for (var child = cell.First; child < cell.First + _children; child++)
                {
                    if (_cells[child].Count > 0)
                    {
                        pending[top++] = child;
                    }
                }

                continue;
            }

            // The point itself is in one of the leaves, at no distance: it adds no force, and is taken from the sum below.
            var q = 1 / (1 + squared);
            var mass = cell.Count * q;
            sum += mass;
            mass *= q;
            (fx, fy, fz) = (fx + (mass * dx), fy + (mass * dy), fz + (mass * dz));
        }

        (force[0], force[1]) = (fx, fy);
        if (_dimensions > 2)
        {
            force[2] = fz;
        }

        return sum - 1;
    }

    private void Insert(int point)
    {
        var (x, y, z) = Place(point);
        var cell = 0;
        for (var depth = 0; ; depth++)
        {
            ref var one = ref _cells[cell];
            one.Count++;
            one.MassX += x;
            one.MassY += y;
            one.MassZ += z;
            if (one.First < 0)
            {
                if (one.Count == 1)
                {
                    one.Point = point;
                    return;
                }

                // Equal points share a leaf.
                if (depth == Deepest || (one.Point >= 0 && Place(one.Point) == (x, y, z)))
                {
                    return;
                }

                Divide(cell);
            }

            cell = ChildOf(cell, x, y, z);
        }
    }

    /// <summary>Gives a leaf children, and what it held to one of them.</summary>
    private void Divide(int cell)
    {
        if (_used + _children > _cells.Length)
        {
            Array.Resize(ref _cells, _cells.Length * 2);
        }

        ref var one = ref _cells[cell];
        one.First = _used;
        _used += _children;
        var quarter = one.Width / 4;
        for (var child = 0; child < _children; child++)
        {
            _cells[one.First + child] = new Cell
            {
                X = one.X + ((child & 1) != 0 ? quarter : -quarter),
                Y = one.Y + ((child & 2) != 0 ? quarter : -quarter),
                Z = _dimensions > 2 ? one.Z + ((child & 4) != 0 ? quarter : -quarter) : 0,
                Width = one.Width / 2,
                First = -1,
                Point = -1,
            };
        }

        var (x, y, z) = Place(one.Point);
        ref var heir = ref _cells[ChildOf(cell, x, y, z)];
        heir.Point = one.Point;
        heir.Count = one.Count - 1; // The newcomer, counted already, goes its own way.
        (heir.MassX, heir.MassY, heir.MassZ) = (x * heir.Count, y * heir.Count, z * heir.Count);
        one.Point = -1;
    }

    private int ChildOf(int cell, float x, float y, float z)
    {
        ref readonly var one = ref _cells[cell];
        return one.First + (x > one.X ? 1 : 0) + (y > one.Y ? 2 : 0) + (_dimensions > 2 && z > one.Z ? 4 : 0);
    }

    private (float X, float Y, float Z) Place(int point)
    {
        var start = point * _dimensions;
        return (_places[start], _places[start + 1], _dimensions > 2 ? _places[start + 2] : 0);
    }

    private (float[] Low, float[] High) Bounds(float[] places)
    {
        var (low, high) = (new float[_dimensions], new float[_dimensions]);
        Array.Fill(low, float.MaxValue);
        Array.Fill(high, float.MinValue);
        for (var i = 0; i < places.Length; i++)
        {
            var axis = i % _dimensions;
            (low[axis], high[axis]) = (Math.Min(low[axis], places[i]), Math.Max(high[axis], places[i]));
        }

        return (low, high);
    }

    /// <summary>A cube of space; first the numbers that every visit needs. Masses are sums while it is built, then centres.</summary>
    private struct Cell
    {
        public float MassX;
        public float MassY;
        public float MassZ;
        public float Width;
        public int Count;
        public int First;
        public float X;
        public float Y;
        public float Z;
        public int Point;
    }
}
