namespace Training.Core.Training;

/// <summary>The batches whose gradients make one optimizer step, weighted so that every item counts the same.</summary>
/// <remarks>
/// Losses are means over items. Each is weighted by its share of the window, taking every batch to be as large as the first; what
/// that got wrong (a short last batch, a short last window, a batch left out) <see cref="Correction"/> makes good. So the usual case
/// costs nothing beyond a factor.
/// </remarks>
internal sealed class AccumulationWindow(int steps)
{
    private long _expectedItems;
    private long _items;
    private int _batches;

    /// <summary>Nothing was added to the gradients since the last step.</summary>
    public bool IsEmpty => _items == 0;

    /// <summary>No batch of a window is waiting for others.</summary>
    public bool IsClosed => _batches == 0;

    /// <summary>What the window's gradients are to be multiplied with, once all are there.</summary>
    public double Correction => (double)_expectedItems / _items;

    /// <summary>What the loss of so many items of a batch is to be multiplied with.</summary>
    public double Weight(int items, int batchSize)
    {
        if (_expectedItems == 0)
        {
            _expectedItems = (long)steps * batchSize;
        }

        return (double)items / _expectedItems;
    }

    /// <summary>The gradients of so many items were added.</summary>
    public void Add(int items) => _items += items;

    /// <summary>A batch is done; true when it was the window's last.</summary>
    public bool EndBatch() => ++_batches == steps;

    /// <summary>What was added to the gradients is gone; the window goes on.</summary>
    public void Discard() => _items = 0;

    /// <summary>The gradients were used or discarded.</summary>
    public void Clear() => (_expectedItems, _items, _batches) = (0, 0, 0);
}
